import type { Db, Trx } from '../db/database.ts';
import { isBusy } from '../db/engine.ts';
import { ABSOLUTE_LIFE_MS, IDLE_LIFE_MS } from './moderator.ts';
import type { Moderator } from './moderator.ts';
import { sha256 } from '../web/digest.ts';

const TOUCH_EVERY_MS = 60 * 1000;

export async function endSessionsOf(trx: Trx, moderatorId: string, keptSession = ''): Promise<void> {
  await trx
    .deleteFrom('moderator_session')
    .where('moderator_id', '=', moderatorId)
    .where('key_hash', '!=', sha256(keptSession))
    .execute();
}

export async function insertSession(db: Db, key: string, moderatorId: string, now: number): Promise<void> {
  const times = { created_at: now, seen_at: now };
  await noteSeen(db, moderatorId, now);
  await db
    .insertInto('moderator_session')
    .values({ key_hash: sha256(key), moderator_id: moderatorId, ...times })
    .execute();
}

export async function endSession(db: Db, key: string): Promise<void> {
  await db.deleteFrom('moderator_session').where('key_hash', '=', sha256(key)).execute();
}

/** Who holds this key, while the session lives and the account is not disabled. Keeps the session awake. */
export async function findSession(db: Db, key: string, now: number): Promise<Moderator | undefined> {
  const keyHash = sha256(key);
  const row = await db
    .selectFrom('moderator_session')
    .innerJoin('moderator', 'moderator.id', 'moderator_session.moderator_id')
    .select(['moderator.id', 'moderator.name', 'moderator.role', 'moderator.totp_secret'])
    .select('moderator_session.seen_at')
    .where('key_hash', '=', keyHash)
    .where('moderator_session.seen_at', '>', now - IDLE_LIFE_MS)
    .where('moderator_session.created_at', '>', now - ABSOLUTE_LIFE_MS)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.seen_at <= now - TOUCH_EVERY_MS) await keepAwake(db, { keyHash, id: row.id }, now);
  const { id, name, role, totp_secret } = row;
  return { id, name, role, hasSecondFactor: totp_secret !== null };
}

async function noteSeen(db: Db, id: string, now: number): Promise<void> {
  await db.updateTable('moderator').set({ seen_at: now }).where('id', '=', id).execute();
}

/** A page does not fail because the database is busy: its session is prolonged another time. */
async function keepAwake(
  db: Db,
  { keyHash, id }: { readonly keyHash: string; readonly id: string },
  now: number,
): Promise<void> {
  try {
    await noteSeen(db, id, now);
    await db.updateTable('moderator_session').set({ seen_at: now }).where('key_hash', '=', keyHash).execute();
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

export async function purgeModeratorSessions(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('moderator_session')
    .where((where) =>
      where.or([
        where('seen_at', '<=', now - IDLE_LIFE_MS),
        where('created_at', '<=', now - ABSOLUTE_LIFE_MS),
      ]),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
