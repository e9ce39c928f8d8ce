import type { Trx } from './database.ts';

/** Takes a write whose answer decides nothing: it is said after all others of its work, just before the commit. */
export type Last = (write: () => Promise<unknown>) => void;

export type WorkWithLast<T> = (trx: Trx, last: Last) => Promise<T>;

/** Does the work, then its last writes after one another. */
export async function lastOneByOne<T>(trx: Trx, work: WorkWithLast<T>): Promise<T> {
  const { done, writes } = await setAside(trx, work);
  for (const write of writes) await write();
  return done;
}

/** Does the work, and leaves its last writes to who asked. */
export async function setAside<T>(
  trx: Trx,
  work: WorkWithLast<T>,
): Promise<{ readonly done: T; readonly writes: readonly (() => Promise<unknown>)[] }> {
  const writes: (() => Promise<unknown>)[] = [];
  const done = await work(trx, (write) => writes.push(write));
  return { done, writes };
}
