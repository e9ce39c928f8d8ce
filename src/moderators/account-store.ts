import { createHash } from 'node:crypto';
import type { Db, Trx } from '../db/database.ts';
import type { ModeratorTable } from '../db/schema.ts';
import { ABSOLUTE_LIFE_MS, IDLE_LIFE_MS, nameKey } from './moderator.ts';
import type { Moderator } from './moderator.ts';
import { isBusy } from '../db/engine.ts';

/** A request prolongs the stored session at most this often. */
const TOUCH_EVERY_MS = 60 * 1000;

export type Account = ModeratorTable;

export async function listAccounts(db: Db): Promise<readonly Account[]> {
  return db.selectFrom('moderator').selectAll().orderBy('name').execute();
}

/** The account of a name as a person types it, disabled or not. */
export async function findAccount(db: Db, name: string): Promise<Account | undefined> {
  return db.selectFrom('moderator').selectAll().where('name_key', '=', nameKey(name)).executeTakeFirst();
}

/** The account as it now stands, if it is not disabled and has the password that it had. */
export async function findUnchanged(trx: Trx, { id, password_hash }: Account): Promise<Account | undefined> {
  return trx
    .selectFrom('moderator')
    .selectAll()
    .where('id', '=', id)
    .where('password_hash', '=', password_hash)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
}

export async function getAccount(db: Db, id: string): Promise<Account> {
  return db.selectFrom('moderator').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** False when there is an account of that name already, however it is spelt. */
export async function insertAccount(
  db: Db,
  { id, name, passwordHash }: { readonly id: string; readonly name: string; readonly passwordHash: string },
  now: number,
): Promise<boolean> {
  const result = await db
    .insertInto('moderator')
    .values({
      id,
      name,
      name_key: nameKey(name),
      password_hash: passwordHash,
      totp_secret: null,
      totp_last_step: 0,
      created_at: now,
      disabled_at: null,
      unseen_closing: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** A new password opens a disabled account again, and ends its sessions. */
export async function changePassword(trx: Trx, id: string, passwordHash: string): Promise<void> {
  const change = { password_hash: passwordHash, disabled_at: null };
  await trx.updateTable('moderator').set(change).where('id', '=', id).execute();
  await endSessionsOf(trx, id);
}

export async function disableAccount(trx: Trx, id: string, now: number): Promise<void> {
  await trx.updateTable('moderator').set({ disabled_at: now }).where('id', '=', id).execute();
  await endSessionsOf(trx, id);
}

/** Sets or takes away the second factor; every other session of the account ends. */
export async function changeSecondFactor(
  trx: Trx,
  id: string,
  factor: { readonly secret: string; readonly step: number } | null,
  keptSession?: string,
): Promise<void> {
  await trx
    .updateTable('moderator')
    .set({ totp_secret: factor?.secret ?? null, totp_last_step: factor?.step ?? 0 })
    .where('id', '=', id)
    .execute();
  await endSessionsOf(trx, id, keptSession);
}

/** Spends a code, named by its time step; false when this one or a later one was spent before. */
export async function spendCode(db: Db, id: string, step: number): Promise<boolean> {
  const result = await db
    .updateTable('moderator')
    .set({ totp_last_step: step })
    .where('id', '=', id)
    .where('totp_last_step', '<', step)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Keeps the act that closed an account, to be told when its owner signs in. */
export async function noteClosing(trx: Trx, id: string, act: string): Promise<void> {
  await trx.updateTable('moderator').set({ unseen_closing: act }).where('id', '=', id).execute();
}

/** The act that was kept, once. */
export async function takeClosing(trx: Trx, id: string): Promise<string | undefined> {
  const { unseen_closing: act } = await getAccount(trx, id);
  if (act === null) return undefined;
  await trx.updateTable('moderator').set({ unseen_closing: null }).where('id', '=', id).execute();
  return act;
}

async function endSessionsOf(trx: Trx, moderatorId: string, keptSession = ''): Promise<void> {
  await trx
    .deleteFrom('moderator_session')
    .where('moderator_id', '=', moderatorId)
    .where('key_hash', '!=', hashSessionKey(keptSession))
    .execute();
}

/** What is stored of a session's key. */
export function hashSessionKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

export async function insertSession(db: Db, key: string, moderatorId: string, now: number): Promise<void> {
  const times = { created_at: now, seen_at: now };
  await db
    .insertInto('moderator_session')
    .values({ key_hash: hashSessionKey(key), moderator_id: moderatorId, ...times })
    .execute();
}

export async function endSession(db: Db, key: string): Promise<void> {
  await db.deleteFrom('moderator_session').where('key_hash', '=', hashSessionKey(key)).execute();
}

/** Who holds this key, while the session lives and the account is not disabled. Keeps the session awake. */
export async function findSession(db: Db, key: string, now: number): Promise<Moderator | undefined> {
  const keyHash = hashSessionKey(key);
  const row = await db
    .selectFrom('moderator_session')
    .innerJoin('moderator', 'moderator.id', 'moderator_session.moderator_id')
    .select(['moderator.id', 'moderator.name', 'moderator.totp_secret', 'moderator_session.seen_at'])
    .where('key_hash', '=', keyHash)
    .where('seen_at', '>', now - IDLE_LIFE_MS)
    .where('moderator_session.created_at', '>', now - ABSOLUTE_LIFE_MS)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.seen_at <= now - TOUCH_EVERY_MS) await keepAwake(db, keyHash, now);
  return { id: row.id, name: row.name, hasSecondFactor: row.totp_secret !== null };
}

/** A page does not fail because the database is busy: its session is prolonged another time. */
async function keepAwake(db: Db, keyHash: string, now: number): Promise<void> {
  try {
    await db.updateTable('moderator_session').set({ seen_at: now }).where('key_hash', '=', keyHash).execute();
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

/** Forgets the sessions that have ended; answers how many. */
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
