import type { Db, Trx } from '../database.ts';
import { isLocked } from './driver.ts';

interface Job {
  /** Resolves to what tells the visitor, once all is on the disk. */
  readonly work: (trx: Trx) => Promise<() => void>;
  readonly failed: (error: unknown) => void;
}

const waiting = new WeakMap<Db, Job[]>();
/** So many take a few milliseconds: another process that wants to write waits no longer. */
const MOST_AT_ONCE = 32;

/**
 * Runs the work of one visitor in a transaction, and resolves once it is on the disk. Those who come at the same time
 * share the transaction: the disk is waited for once, not once for each. Each sees what those before it wrote. When one
 * of them throws, all are undone and each is done again in a transaction of its own: so `work` may run twice, and does
 * nothing but read and write in `trx`.
 */
export function commitTogether<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return new Promise<T>((done, failed) => {
    const jobs = waiting.get(db);
    const told = (value: T) => () => {
      done(value);
    };
    const job: Job = { work: async (trx) => told(await work(trx)), failed };
    if (jobs !== undefined) {
      jobs.push(job);
      return;
    }
    waiting.set(db, [job]);
    // Whatever else has arrived over other connections is read before this.
    setImmediate(() => void commitWaiting(db));
  });
}

async function commitWaiting(db: Db): Promise<void> {
  const jobs = waiting.get(db) ?? [];
  waiting.delete(db);
  for (let from = 0; from < jobs.length; from += MOST_AT_ONCE)
    await commit(db, jobs.slice(from, from + MOST_AT_ONCE));
}

async function commit(db: Db, jobs: readonly Job[]): Promise<void> {
  try {
    const all = await db.transaction().execute((trx) => doAll(trx, jobs));
    for (const tell of all) tell();
  } catch (error) {
    await failOrPart(db, jobs, error);
  }
}

async function doAll(trx: Trx, jobs: readonly Job[]): Promise<readonly (() => void)[]> {
  const all: (() => void)[] = [];
  for (const { work } of jobs) all.push(await work(trx));
  return all;
}

/** Nothing of them is kept. Whoever was undone for somebody else's fault is done once more, alone. */
async function failOrPart(db: Db, jobs: readonly Job[], error: unknown): Promise<void> {
  if (jobs.length === 1 || isLocked(error)) for (const { failed } of jobs) failed(error);
  else for (const job of jobs) await commit(db, [job]);
}
