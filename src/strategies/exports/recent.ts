export type Recent<T> = (key: string, make: () => Promise<T>) => Promise<T>;

/** Keeps the last `limit` things made, in memory. Who asks for one that is being made waits for that one. */
export function keepRecent<T>(limit: number): Recent<T> {
  const kept = new Map<string, Promise<T>>();
  return (key, make) => {
    const made = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}
