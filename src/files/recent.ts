export interface Room {
  readonly entries: number;
  readonly bytes: number;
}

interface Recent {
  readonly find: (key: string) => Promise<Uint8Array> | undefined;
  readonly keep: (key: string, made: Promise<Uint8Array>) => Promise<Uint8Array>;
}

/** Keeps in memory the files that were made or asked for last, and nothing of one that fails. */
export function keepRecent({ entries, bytes }: Room): Recent {
  const kept = new Map<string, Kept>();
  const drop = (key: string, entry: Kept) => {
    if (kept.get(key) === entry) kept.delete(key);
  };
  const tidy = () => {
    let held = Array.from(kept.values()).reduce((sum, { size }) => sum + size, 0);
    for (const [key, { size }] of kept) {
      if (kept.size <= entries && held <= bytes) return;
      kept.delete(key);
      held -= size;
    }
  };
  return {
    find(key) {
      const entry = kept.get(key);
      if (entry === undefined) return undefined;
      kept.delete(key);
      kept.set(key, entry);
      return entry.made;
    },
    keep(key, made) {
      const entry: Kept = { made, size: 0 };
      kept.set(key, entry);
      made.then(
        ({ length }) => {
          entry.size = length;
          tidy();
        },
        () => {
          drop(key, entry);
        },
      );
      return made;
    },
  };
}

interface Kept {
  readonly made: Promise<Uint8Array>;
  size: number;
}
