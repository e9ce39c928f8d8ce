import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db, Trx } from '../database.ts';
import type { Engine } from '../engines.ts';
import { sumContentChanges, watchTables } from './content-version.ts';
import { isConflict } from './errors.ts';

/** So long a transaction that met another is tried again. */
const TRY_MS = 1_000;
const LONGEST_PAUSE_MS = 40;
const LOCK_LOOK_MS = 250;

export const postgresEngine: Engine = {
  transact: (db, work) => untilAlone(() => db.transaction().setIsolationLevel('serializable').execute(work)),

  /**
   * Sixteen comments at once would meet each other in every counter and retry without end if they were SERIALIZABLE: here each waits
   * for the lanes that it names, taken in one order, and reads what the one before has committed.
   */
  commitTogether: (db, work, lanes) =>
    untilAlone(() =>
      db
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (trx) => {
          await takeLanes(trx, lanes());
          return work(trx);
        }),
    ),

  /** Rows that were erased leave the disk when the database tidies up, and its archive when that ends: `docs/data-register.md`. */
  forgetDeleted: () => Promise.resolve(),

  /** Without waiting in the database, where a wait for a lock has its limit. */
  oneAtATime: (db, work) =>
    db.connection().execute(async (own) => {
      while (!(await takeSiteLock(own))) await setTimeout(LOCK_LOOK_MS);
      try {
        await work();
      } finally {
        await sql`select pg_advisory_unlock(1, 2)`.execute(own);
      }
    }),

  tidy: sumContentChanges,

  finishMigrations: watchTables,
};

async function takeSiteLock(db: Db): Promise<boolean> {
  const { rows } = await sql<{ readonly taken: boolean }>`
    select pg_try_advisory_lock(1, 2) as taken`.execute(db);
  return rows[0]?.taken === true;
}

async function untilAlone<T>(attempt: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error) || performance.now() - begun >= TRY_MS) throw error;
    }
    await setTimeout(Math.random() * LONGEST_PAUSE_MS);
  }
}

/** One statement, in the order of their hashes, so that two who want the same lanes cannot hold each other up. */
async function takeLanes(trx: Trx, lanes: readonly string[]): Promise<void> {
  if (lanes.length === 0) return;
  await sql`select pg_advisory_xact_lock(lane) from (
    select distinct hashtextextended(name, 0) as lane from unnest(${[...lanes]}::text[]) as name order by 1
  ) as sorted`.execute(trx);
}
