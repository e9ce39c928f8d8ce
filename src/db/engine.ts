import { sql } from 'kysely';
import type { Db, OpenDatabase, Trx, Watching } from './database.ts';
import { commitTogether as commitTogetherOnSqlite } from './sqlite/commit.ts';
import { SLEEP_MS, isBusyError } from './sqlite/driver.ts';
import { openSqlite } from './sqlite/open.ts';

/** Opens (or makes) the database in its folder; throws a DatabaseError when it cannot be used. */
export function openDatabase(dataDir: string, watching: Watching = {}): OpenDatabase {
  return openSqlite(dataDir, watching);
}

/** To be called once the migrations have run: from here on a writer waits briefly, then says busy. */
export function serveVisitors({ sqlite }: Pick<OpenDatabase, 'sqlite'>): void {
  sqlite.pragma(`busy_timeout = ${SLEEP_MS}`);
}

/**
 * The one way to write: all of `work` or nothing of it, and no other writer in between. It may run twice, so it does nothing
 * but read and write in `trx`.
 */
export function transact<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

/** The same for what many visitors do at the same moment: those who come together share a commit. */
export function commitTogether<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return commitTogetherOnSqlite(db, work);
}

/** Whether the disk or a lock kept something from being done: to be tried again later. */
export function isBusy(error: unknown): boolean {
  return isBusyError(error);
}

/** Rejects when the database cannot be read. */
export async function isAnswering(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}

/** Writes the log of changes into the file and empties it: what was erased stands in neither. */
export async function forgetDeleted(db: Db): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
