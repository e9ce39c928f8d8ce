import type { Db, Trx } from '../db/database.ts';
import { isBusy } from '../db/engine.ts';
import { ABSOLUTE_LIFE_MS, IDLE_LIFE_MS } from './moderator.ts';
import type { Moderator } from './moderator.ts';
import type { Program } from './user-agent.ts';
import { sha256 } from '../web/digest.ts';

/** More than a person opens: each lives half an hour without a request. */
export const MAX_SESSIONS = 20;
const TOUCH_EVERY_MS = 60 * 1000;

export async function endSessionsOf(trx: Trx, moderatorId: string, keptSession = ''): Promise<void> {
  await trx
    .deleteFrom('moderator_session')
    .where('moderator_id', '=', moderatorId)
    .where('key_hash', '!=', sha256(keptSession))
    .execute();
}

interface NewSession extends Program {
  readonly key: string;
  readonly id: string;
  readonly moderatorId: string;
}

/** Beyond the most that an account may have, those that were seen longest ago end. */
export async function insertSession(
  db: Db,
  { key, moderatorId, ...session }: NewSession,
  now: number,
): Promise<void> {
  await noteSeen(db, moderatorId, now);
  await db
    .insertInto('moderator_session')
    .values({ ...session, key_hash: sha256(key), moderator_id: moderatorId, created_at: now, seen_at: now })
    .execute();
  const kept = db
    .selectFrom('moderator_session')
    .select('id')
    .where('moderator_id', '=', moderatorId)
    .orderBy('seen_at', 'desc')
    .orderBy('created_at', 'desc')
    .limit(MAX_SESSIONS);
  await db
    .deleteFrom('moderator_session')
    .where('moderator_id', '=', moderatorId)
    .where('id', 'not in', kept)
    .execute();
}

export interface OpenSession extends Program {
  readonly id: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly isThis: boolean;
}

/** The sessions of an account that live, the one that asks first. */
export async function listSessions(
  db: Db,
  { moderatorId, key }: { readonly moderatorId: string; readonly key: string },
  now: number,
): Promise<readonly OpenSession[]> {
  const rows = await livingSessions(db, now)
    .select(['id', 'browser', 'system', 'created_at', 'seen_at', 'key_hash'])
    .where('moderator_id', '=', moderatorId)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute();
  const sessions = rows.map(({ id, browser, system, ...row }) => ({
    ...{ id, browser, system, createdAt: row.created_at, seenAt: row.seen_at },
    isThis: row.key_hash === sha256(key),
  }));
  return sessions.sort((one, other) => Number(other.isThis) - Number(one.isThis));
}

/** Whether there was one of that id to end, and of that account. */
export async function endSessionOf(trx: Trx, moderatorId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('moderator_session')
    .where('moderator_id', '=', moderatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The session goes on under another key; false when it has ended. */
export async function renewSessionKey(trx: Trx, key: string, newKey: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('moderator_session')
    .set({ key_hash: sha256(newKey) })
    .where('key_hash', '=', sha256(key))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function endSession(db: Db, key: string): Promise<void> {
  await db.deleteFrom('moderator_session').where('key_hash', '=', sha256(key)).execute();
}

/** Who holds this key, while the session lives and the account is not disabled. Keeps the session awake. */
export async function findSession(db: Db, key: string, now: number): Promise<Moderator | undefined> {
  const keyHash = sha256(key);
  const row = await livingSessions(db, now)
    .innerJoin('moderator', 'moderator.id', 'moderator_session.moderator_id')
    .select(['moderator.id', 'moderator.name', 'moderator.role', 'moderator.totp_secret'])
    .select('moderator_session.seen_at')
    .where('key_hash', '=', keyHash)
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

function livingSessions(db: Db, now: number) {
  return db
    .selectFrom('moderator_session')
    .where('moderator_session.seen_at', '>', now - IDLE_LIFE_MS)
    .where('moderator_session.created_at', '>', now - ABSOLUTE_LIFE_MS);
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
