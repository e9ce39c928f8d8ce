interface Memory<T> {
  readonly get: (address: string) => T | undefined;
  readonly set: (address: string, value: T) => void;
}

/** At most `maxBytes` by `sizeOf`: forgets what was not asked for longest, and never keeps a value that is larger alone. */
export function boundedMemory<T>(maxBytes: number, sizeOf: (value: T) => number): Memory<T> {
  // A Map keeps the order of insertion: its first key is the oldest.
  const kept = new Map<string, { readonly value: T; readonly bytes: number }>();
  let total = 0;
  const forget = (address: string) => {
    total -= kept.get(address)?.bytes ?? 0;
    kept.delete(address);
  };
  return {
    get(address) {
      const found = kept.get(address);
      if (found === undefined) return undefined;
      kept.delete(address);
      kept.set(address, found);
      return found.value;
    },
    set(address, value) {
      forget(address);
      const bytes = sizeOf(value);
      if (bytes > maxBytes) return;
      kept.set(address, { value, bytes });
      total += bytes;
      for (const oldest of kept.keys()) {
        if (total <= maxBytes) break;
        forget(oldest);
      }
    },
  };
}
