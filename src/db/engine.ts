import { sql } from 'kysely';
import type { DatabasePlace, Db, OpenDatabase, Trx, Watching } from './database.ts';
import { engineOf } from './engines.ts';
import type { Asked } from './engines.ts';
import type { WorkWithLast } from './last.ts';
import { isBusyError as isBusyOnPostgres } from './postgres/errors.ts';
import { isBusyError as isBusyOnSqlite } from './sqlite/driver.ts';
import { openSqlite } from './sqlite/open.ts';

/** The driver of PostgreSQL is read only where it is wanted. */
export async function openDatabase(
  { dataDir, databaseUrl }: DatabasePlace,
  watching: Watching = {},
): Promise<OpenDatabase> {
  if (databaseUrl === undefined) return openSqlite(dataDir, watching);
  const { openPostgres } = await import('./postgres/open.ts');
  return openPostgres(databaseUrl, watching);
}

/**
 * The only way to write: all of `work` or nothing, as if alone among its own. It may run twice, so it must do nothing but read
 * and write in `trx`. With lanes it also waits for those of `commitTogether`; it must then write a row that they write, too.
 */
export function transact<T>(
  db: Db,
  work: (trx: Trx) => Promise<T>,
  lanes?: () => readonly string[],
): Promise<T> {
  return engineOf(db).transact(db, work, lanes);
}

/**
 * As `transact`, for what many visitors do at the same moment. Those who name a lane in common go one after the other where
 * several machines write; whoever else writes the rows of a lane must take it as well. Rows that everybody writes belong into
 * `last`: who holds them holds up the whole site.
 */
export function commitTogether<T>(db: Db, work: WorkWithLast<T>, lanes: () => readonly string[]): Promise<T> {
  return engineOf(db).commitTogether(db, work, lanes);
}

/**
 * What all of these answer, in their order. None may need what another answers: where each is a journey to another machine, they
 * make it together.
 */
export function together<T extends readonly unknown[]>(db: Db, ...asked: Asked<T>): Promise<T> {
  return engineOf(db).together(db, asked);
}

/** Whether the disk, a lock or the network was in the way, so that trying again later may succeed. */
export function isBusy(error: unknown): boolean {
  return isBusyOnSqlite(error) || isBusyOnPostgres(error);
}

export async function isAnswering(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}

/** Sees to it that what was erased is in no file that the database still writes to, as far as it can while others go on. */
export function forgetDeleted(db: Db): Promise<void> {
  return engineOf(db).forgetDeleted(db);
}

/** The same for every file of a table, while others may have to wait; answers of which tables it stays there, and why. */
export function writeAnew(db: Db): Promise<readonly string[]> {
  return engineOf(db).writeAnew(db);
}

export function oneAtATime(db: Db, work: () => Promise<void>): Promise<void> {
  return engineOf(db).oneAtATime(db, work);
}

/** Counts one more post of a maker in a minute, and answers which one it is; absent where no other machine has to know. */
export function postCount(db: Db): ((maker: string, minute: number) => Promise<number>) | undefined {
  const { countPost } = engineOf(db);
  return countPost && ((maker, minute) => countPost(db, maker, minute));
}

/** Tells the time, in UTC milliseconds, by the clock that all machines of the site share; absent where there is no other machine. */
export function sharedClock(db: Db): (() => Promise<number>) | undefined {
  const { tellTime } = engineOf(db);
  return tellTime && (() => tellTime(db));
}

export function tidy(db: Db): Promise<void> {
  return engineOf(db).tidy(db);
}

export function finishMigrations(db: Db): Promise<void> {
  return engineOf(db).finishMigrations(db);
}
