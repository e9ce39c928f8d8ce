import type { Db, Trx } from '../database.ts';
import { lastOneByOne } from '../last.ts';
import type { WorkWithLast } from '../last.ts';
import { isLocked } from './driver.ts';

interface Job {
  /** Resolves to the function that tells the visitor, called once all is on the disk. */
  readonly work: (trx: Trx) => Promise<() => void>;
  readonly failed: (error: unknown) => void;
}

const waiting = new WeakMap<Db, Job[]>();
/** So many take a few milliseconds: another process that wants to write does not wait long. */
const MOST_AT_ONCE = 32;

/**
 * Runs the work of visitors who come at the same moment in one transaction, so that the disk is waited for once. If one throws,
 * all are undone and each runs again alone: so `work` may run twice, and must do nothing but read and write in `trx`.
 */
export function commitTogether<T>(db: Db, work: WorkWithLast<T>): Promise<T> {
  return new Promise<T>((done, failed) => {
    const jobs = waiting.get(db);
    const told = (value: T) => () => {
      done(value);
    };
    const job: Job = { work: async (trx) => told(await lastOneByOne(trx, work)), failed };
    if (jobs !== undefined) {
      jobs.push(job);
      return;
    }
    waiting.set(db, [job]);
    // By then requests that arrived on other connections have been read as well.
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
    await failOrRetryAlone(db, jobs, error);
  }
}

async function doAll(trx: Trx, jobs: readonly Job[]): Promise<readonly (() => void)[]> {
  const all: (() => void)[] = [];
  for (const { work } of jobs) all.push(await work(trx));
  return all;
}

async function failOrRetryAlone(db: Db, jobs: readonly Job[], error: unknown): Promise<void> {
  if (jobs.length === 1 || isLocked(error)) for (const { failed } of jobs) failed(error);
  else for (const job of jobs) await commit(db, [job]);
}
