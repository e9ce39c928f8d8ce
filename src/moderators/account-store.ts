import type { Db, Trx } from '../db/database.ts';
import type { ModeratorTable } from '../db/schema.ts';
import { nameKey } from './moderator.ts';
import { endRecoveryCodes } from './recovery-store.ts';
import { endSessionsOf } from './session-store.ts';
import { emailKey } from '../mail/address.ts';
import type { ModeratorRole } from '../terms.ts';

export type Account = ModeratorTable;

export type SecondFactor = { readonly secret: string; readonly step: number } | null;

export async function listAccounts(db: Db): Promise<readonly Account[]> {
  return db.selectFrom('moderator').selectAll().orderBy('name').execute();
}

/** Who may sign in with a password alone. */
export async function listWithoutSecondFactor(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('moderator')
    .select('name')
    .where('totp_secret', 'is', null)
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** The account of a name as a person types it, disabled or not. */
export async function findAccount(db: Db, name: string): Promise<Account | undefined> {
  return db.selectFrom('moderator').selectAll().where('name_key', '=', nameKey(name)).executeTakeFirst();
}

/** The account of a name or of an e-mail address, as a person types it. */
export async function findAccountCalled(db: Db, typed: string): Promise<Account | undefined> {
  return db
    .selectFrom('moderator')
    .selectAll()
    .where((where) =>
      where.or([where('name_key', '=', nameKey(typed)), where('email_key', '=', emailKey(typed))]),
    )
    .executeTakeFirst();
}

export async function findAccountById(db: Db, id: string): Promise<Account | undefined> {
  return db.selectFrom('moderator').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findAccountOfEmail(db: Db, email: string): Promise<Account | undefined> {
  return db.selectFrom('moderator').selectAll().where('email_key', '=', emailKey(email)).executeTakeFirst();
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

/** Whether this site ever had an account: they are disabled, and never deleted. */
export async function wasAnyAccountEverMade(db: Db): Promise<boolean> {
  const row = await db.selectFrom('moderator').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function getAccount(db: Db, id: string): Promise<Account> {
  return db.selectFrom('moderator').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly role: ModeratorRole;
  readonly email?: string | null;
}

/** False when there is an account of that name, or of that e-mail address, already, however it is spelt. */
export async function insertAccount(
  db: Db,
  { passwordHash, email = null, ...account }: NewAccount,
  now: number,
): Promise<boolean> {
  const result = await db
    .insertInto('moderator')
    .values({
      ...account,
      name_key: nameKey(account.name),
      password_hash: passwordHash,
      totp_secret: null,
      totp_last_step: 0,
      created_at: now,
      disabled_at: null,
      unseen_closing: null,
      email,
      email_key: email === null ? null : emailKey(email),
      seen_at: null,
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

/** Sets or takes away the second factor. The recovery codes of the one before end, and every other session of the account. */
export async function changeSecondFactor(
  trx: Trx,
  id: string,
  factor: SecondFactor,
  keptSession?: string,
): Promise<void> {
  await trx
    .updateTable('moderator')
    .set({ totp_secret: factor?.secret ?? null, totp_last_step: factor?.step ?? 0 })
    .where('id', '=', id)
    .execute();
  await endRecoveryCodes(trx, id);
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

export async function noteClosing(trx: Trx, id: string, act: string): Promise<void> {
  await trx.updateTable('moderator').set({ unseen_closing: act }).where('id', '=', id).execute();
}

export async function takeClosing(trx: Trx, id: string): Promise<string | undefined> {
  const { unseen_closing: act } = await getAccount(trx, id);
  if (act === null) return undefined;
  await trx.updateTable('moderator').set({ unseen_closing: null }).where('id', '=', id).execute();
  return act;
}
