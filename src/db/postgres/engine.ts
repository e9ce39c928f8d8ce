import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db, Trx } from '../database.ts';
import type { Engine } from '../engines.ts';
import { sumContentChanges, watchTables } from './content-version.ts';
import { countPost, createPostCount, forgetPosts } from './post-count.ts';
import { untilKept } from './tries.ts';

const LOCK_LOOK_MS = 250;

export const postgresEngine: Engine = {
  /**
   * The snapshot is older than the lanes are held: what another wrote meanwhile to a row that this one writes as well is met as a
   * conflict, and the work runs again.
   */
  transact: (db, work, lanes) => inLanes(db, 'serializable', lanes, work),

  /**
   * Sixteen comments at once would meet each other in every counter and retry without end if they were SERIALIZABLE: here each waits
   * for the lanes that it names, taken in one order, and reads what the one before has committed.
   */
  commitTogether: (db, work, lanes) => inLanes(db, 'read committed', lanes, work),

  /** Rows that were erased leave the disk when the database tidies up, and its archive when that ends: `docs/data-register.md`. */
  forgetDeleted: () => Promise.resolve(),

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

  async tidy(db) {
    await sumContentChanges(db);
    await forgetPosts(db);
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
  lanes: (() => readonly string[]) | undefined,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  return untilKept(() =>
    db
      .transaction()
      .setIsolationLevel(isolation)
      .execute(async (trx) => {
        await takeLanes(trx, lanes?.() ?? []);
        return work(trx);
      }),
  );
}

/** One statement, in the order of their hashes, so that two who want the same lanes cannot hold each other up. */
async function takeLanes(trx: Trx, lanes: readonly string[]): Promise<void> {
  if (lanes.length === 0) return;
  await sql`select pg_advisory_xact_lock(lane) from (
    select distinct hashtextextended(name, 0) as lane from unnest(${[...lanes]}::text[]) as name order by 1
  ) as sorted`.execute(trx);
}
