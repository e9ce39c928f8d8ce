import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db, Trx } from '../database.ts';
import { oneByOne } from '../engines.ts';
import type { Engine } from '../engines.ts';
import { setAside } from '../last.ts';
import { allAnswered } from './answer.ts';
import { sumContentChanges, watchTables } from './content-change.ts';
import { holdUntilCommit } from './driver.ts';
import { countPost, createPostCount, forgetPosts } from './post-count.ts';
import { laneQueue } from './queue.ts';
import type { Queue } from './queue.ts';
import { untilKept } from './tries.ts';
import { freeRoom, freeRoomDaily, writeAnew } from './vacuum.ts';

const LOCK_LOOK_MS = 250;

export const postgresEngine: Engine = {
  /**
   * The snapshot is older than the lanes are held: what another wrote meanwhile to a row that this one writes as well is met as a
   * conflict, and the work runs again.
   */
  transact: (db, work, lanes) => inLanes(db, 'serializable', lanes?.() ?? [], work),

  /**
   * Sixteen comments at once would meet each other in every counter and retry without end if they were SERIALIZABLE: here each waits
   * for the lanes that it names, taken in one order, and reads what the one before has committed.
   */
  commitTogether: (db, work, lanes) =>
    inLanes(db, 'read committed', lanes(), async (trx) => {
      const { done, writes } = await setAside(trx, work);
      await sayWithCommit(trx, writes);
      return done;
    }),

  /** Outside a transaction each would take a connection. */
  together: (db, asked) =>
    db.isTransaction ? allAnswered(asked.map((ask) => ask()) as never) : oneByOne(asked),

  /** The journal and its archive keep what was erased for their time: `docs/data-register.md`. */
  forgetDeleted: freeRoom,
  writeAnew,

  /** Without waiting in the database, where a wait for a lock has its limit. */
  oneAtATime: (db, work) =>
    db.connection().execute(async (own) => {
      while (!(await takeSiteLock(own))) await setTimeout(LOCK_LOOK_MS);
      try {
        await work();
      } finally {
        await sql`select pg_advisory_unlock(2, hashtext(current_schema()))`.execute(own);
      }
    }),

  countPost,

  async tellTime(db) {
    const { rows } = await sql<{ readonly at: number }>`
      select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as at`.execute(db);
    const [now] = rows;
    if (now === undefined) throw new Error('the server does not know the time');
    return now.at;
  },

  async tidy(db) {
    await sumContentChanges(db);
    await forgetPosts(db);
    await freeRoomDaily(db);
  },

  async finishMigrations(db) {
    await createPostCount(db);
    await watchTables(db);
  },
};

async function takeSiteLock(db: Db): Promise<boolean> {
  const { rows } = await sql<{ readonly taken: boolean }>`
    select pg_try_advisory_lock(2, hashtext(current_schema())) as taken`.execute(db);
  return rows[0]?.taken === true;
}

function inLanes<T>(
  db: Db,
  isolation: 'serializable' | 'read committed',
  lanes: readonly string[],
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  const attempt = () =>
    db
      .transaction()
      .setIsolationLevel(isolation)
      .execute(async (trx) => {
        await takeLanes(trx, lanes);
        return work(trx);
      });
  const kept = () => untilKept(attempt);
  return lanes.length === 0 ? kept() : queueOf(db)(lanes, kept);
}

const queues = new WeakMap<Db, Queue>();

function queueOf(db: Db): Queue {
  const known = queues.get(db);
  if (known !== undefined) return known;
  const queue = laneQueue();
  queues.set(db, queue);
  return queue;
}

/**
 * One statement, in the order of their hashes, so that two who want the same lanes cannot hold each other up. With an empty entry
 * in the log: a commit waits for a standby only where it has one. A form that finds its words already there writes nothing else,
 * and they may be on this machine alone until that wait.
 */
async function takeLanes(trx: Trx, lanes: readonly string[]): Promise<void> {
  await sql`select pg_logical_emit_message(true, 'wheel', ''), count(pg_advisory_xact_lock(lane)) from (
    select distinct hashtextextended(name, 0) as lane from unnest(${[...lanes]}::text[]) as name order by 1
  ) as sorted`.execute(trx);
}

async function sayWithCommit(trx: Trx, writes: readonly (() => Promise<unknown>)[]): Promise<void> {
  if (writes.length === 0) return;
  await trx.getExecutor().provideConnection((connection) => {
    holdUntilCommit(connection);
    return Promise.resolve();
  });
  for (const write of writes) await write();
}
