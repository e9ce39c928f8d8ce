import type { Trx } from '../db/database.ts';
import { emailKey } from '../mail/address.ts';
import type { ModeratorRole } from '../terms.ts';
import { endSessionsOf } from './session-store.ts';

/** Accounts are not deleted, so that no name is ever given to somebody else: disabled ones count. */
export const ACCOUNTS_MAX = 100;

export async function hasRoomForAccount(trx: Trx): Promise<boolean> {
  const { count } = await trx
    .selectFrom('moderator')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count < ACCOUNTS_MAX;
}

/** Whether there is no other owner who may sign in. To be asked in the transaction that would leave the site without one. */
export async function isLastOwner(trx: Trx, id: string): Promise<boolean> {
  const owners = await trx
    .selectFrom('moderator')
    .select('id')
    .where('role', '=', 'owner')
    .where('disabled_at', 'is', null)
    .limit(2)
    .execute();
  return owners.length === 1 && owners[0]?.id === id;
}

export async function changeRole(trx: Trx, id: string, role: ModeratorRole): Promise<void> {
  await trx.updateTable('moderator').set({ role }).where('id', '=', id).execute();
}

/** Whether this account may act as an owner at this moment. */
export async function isOwner(trx: Trx, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('moderator')
    .select('id')
    .where('id', '=', id)
    .where('role', '=', 'owner')
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function enableAccount(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('moderator').set({ disabled_at: null }).where('id', '=', id).execute();
}

/** False, and nothing changed, where the address is that of another account. */
export async function changeEmail(trx: Trx, id: string, email: string | null): Promise<boolean> {
  const key = email === null ? null : emailKey(email);
  const other = await trx
    .selectFrom('moderator')
    .select('id')
    .where('email_key', '=', key)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (other !== undefined) return false;
  await trx.updateTable('moderator').set({ email, email_key: key }).where('id', '=', id).execute();
  return true;
}

/** A new password for an account that stays disabled if it was; every session of it ends but `keptSession`. */
export async function replacePassword(
  trx: Trx,
  id: string,
  passwordHash: string,
  keptSession?: string,
): Promise<void> {
  await trx.updateTable('moderator').set({ password_hash: passwordHash }).where('id', '=', id).execute();
  await endSessionsOf(trx, id, keptSession);
}

/** Nobody is written to at this address any more. */
export async function forgetEmail(trx: Trx, key: string): Promise<void> {
  await trx
    .updateTable('moderator')
    .set({ email: null, email_key: null })
    .where('email_key', '=', key)
    .execute();
}
