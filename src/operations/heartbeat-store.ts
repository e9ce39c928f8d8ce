import type { DatabaseHandle } from '../db/sqlite/file.ts';
import type { Db } from '../db/database.ts';
import { isTooFarAhead } from './time.ts';

const ONLY = 1;

export async function findHeartbeat(db: Db): Promise<number | undefined> {
  const row = await db.selectFrom('heartbeat').select('at').where('id', '=', ONLY).executeTakeFirst();
  return row?.at;
}

export async function setHeartbeat(db: Db, at: number): Promise<void> {
  await db
    .insertInto('heartbeat')
    .values({ id: ONLY, at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }))
    .execute();
}

/** Whether `now` is so far after the last heartbeat that the clock is not believed; false without a heartbeat. */
export async function isPastHeartbeat(db: Db, now: number): Promise<boolean> {
  const at = await findHeartbeat(db);
  return at !== undefined && isTooFarAhead(now, at);
}

/** Also for a database of an older version, and for a copy. */
export function readHeartbeat(sqlite: DatabaseHandle): number | undefined {
  if (!hasHeartbeat(sqlite)) return undefined;
  return sqlite.prepare<[], number>('select at from heartbeat').pluck().get();
}

/** For a copy that is put in place now; one of an older version has no heartbeat. */
export function writeHeartbeat(sqlite: DatabaseHandle, at: number): void {
  if (hasHeartbeat(sqlite))
    sqlite.prepare('insert or replace into heartbeat (id, at) values (?, ?)').run(ONLY, at);
}

function hasHeartbeat(sqlite: DatabaseHandle): boolean {
  return sqlite.prepare("select 1 from sqlite_schema where name = 'heartbeat'").get() !== undefined;
}
