import { sql } from 'kysely';
import { spelling } from './compiled.ts';
import type { Db, Trx } from './database.ts';

interface Job {
  readonly work: (trx: Trx) => Promise<unknown>;
  readonly done: (value: never) => void;
  readonly failed: (error: unknown) => void;
}

const savepoint = sql`savepoint job`.compile(spelling);
const undo = sql`rollback to job`.compile(spelling);
const release = sql`release job`.compile(spelling);

/** Says how one job went, once what it wrote is safe. */
type Tell = () => void;

/** What waits for the next commit. */
const waiting = new WeakMap<Db, Job[]>();
/** So many take a few milliseconds: another process that wants to write waits no longer. */
const MOST_AT_ONCE = 32;

/**
 * Runs the work of one visitor in a transaction, and resolves once it is on the disk. Those who come at the same time
 * share the transaction: the disk is waited for once, not once for each. Each sees what those before it wrote, and what
 * one of them throws undoes its own writes alone. As in any transaction, only `trx` may be used inside.
 */
export function commitTogether<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return new Promise<T>((done, failed) => {
    const jobs = waiting.get(db);
    const job = { work, done, failed };
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
    const tell = await db.transaction().execute((trx) => doAll(trx, jobs));
    for (const each of tell) each();
  } catch (error) {
    for (const { failed } of jobs) failed(error);
  }
}

async function doAll(trx: Trx, jobs: readonly Job[]): Promise<readonly Tell[]> {
  const [first, ...more] = jobs;
  if (first !== undefined && more.length === 0) return [await doOne(trx, first)];
  const tell: Tell[] = [];
  for (const job of jobs) tell.push(await doApart(trx, job));
  return tell;
}

async function doOne(trx: Trx, { work, done }: Job): Promise<Tell> {
  const value = await work(trx);
  return () => {
    done(value as never);
  };
}

/** One of several: what it wrote can be undone alone. */
async function doApart(trx: Trx, job: Job): Promise<Tell> {
  await trx.executeQuery(savepoint);
  try {
    const tell = await doOne(trx, job);
    await trx.executeQuery(release);
    return tell;
  } catch (error) {
    await undoOne(trx, error);
    return () => {
      job.failed(error);
    };
  }
}

/** A full disk makes SQLite undo everything, this savepoint included: then all of them fail, for that same reason. */
async function undoOne(trx: Trx, reason: unknown): Promise<void> {
  try {
    await trx.executeQuery(undo);
    await trx.executeQuery(release);
  } catch {
    throw reason;
  }
}
