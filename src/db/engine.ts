import { sql } from 'kysely';
import type { Db, OpenDatabase, Trx, Watching } from './database.ts';
import { commitTogether as commitTogetherOnSqlite } from './sqlite/commit.ts';
import { SLEEP_MS, isBusyError } from './sqlite/driver.ts';
import { openSqlite } from './sqlite/open.ts';

export function openDatabase(dataDir: string, watching: Watching = {}): OpenDatabase {
  return openSqlite(dataDir, watching);
}

/** Call it after the migrations: from here on a writer waits briefly, then gets a busy error. */
export function serveVisitors({ sqlite }: Pick<OpenDatabase, 'sqlite'>): void {
  sqlite.pragma(`busy_timeout = ${SLEEP_MS}`);
}

/** The only way to write: all of `work` or nothing. It may run twice, so it must do nothing but read and write in `trx`. */
export function transact<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

/** As `transact`, for what many visitors do at the same moment: they share one commit. */
export function commitTogether<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return commitTogetherOnSqlite(db, work);
}

/** Whether the disk or a lock was in the way, so that trying again later may succeed. */
export function isBusy(error: unknown): boolean {
  return isBusyError(error);
}

export async function isAnswering(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}

/** Writes the write-ahead log into the file and empties it, so that what was erased is in neither. */
export async function forgetDeleted(db: Db): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
