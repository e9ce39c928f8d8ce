import type { Db } from '../db/database.ts';
import { listMigrations } from '../db/migrate.ts';
import { isTooFarAhead } from './time.ts';

export const HEARTBEAT_TABLE = 'heartbeat';
const ONLY = 1;
const SINCE = '0025_create_heartbeat';

export async function findHeartbeat(db: Db): Promise<number | undefined> {
  const row = await db.selectFrom(HEARTBEAT_TABLE).select('at').where('id', '=', ONLY).executeTakeFirst();
  return row?.at;
}

export async function setHeartbeat(db: Db, at: number): Promise<void> {
  await db
    .insertInto(HEARTBEAT_TABLE)
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
export async function findAnyHeartbeat(db: Db): Promise<number | undefined> {
  return (await hasHeartbeat(db)) ? findHeartbeat(db) : undefined;
}

/** For a copy that is put in place now; one of an older version has no heartbeat. */
export async function beginAt(db: Db, at: number): Promise<void> {
  if (await hasHeartbeat(db)) await setHeartbeat(db, at);
}

async function hasHeartbeat(db: Db): Promise<boolean> {
  return (await listMigrations(db)).includes(SINCE);
}
