import type { Db, Trx } from '../db/database.ts';
import type { PasswordResetTable, ResetRequestTable } from '../db/schema.ts';
import { emailKey } from '../mail/address.ts';
import type { Account } from '../moderators/account-store.ts';
import { sha256 } from '../web/digest.ts';
import { RESET_LIFE_MS, UNWRITTEN_RESET_LIFE_MS } from './token.ts';

export async function insertResetRequest(trx: Trx, request: ResetRequestTable): Promise<void> {
  await trx.insertInto('reset_request').values(request).execute();
}

/** The oldest request that nobody answered yet, which goes. */
export async function takeResetRequest(trx: Trx): Promise<ResetRequestTable | undefined> {
  const request = await trx
    .selectFrom('reset_request')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (request !== undefined) await trx.deleteFrom('reset_request').where('id', '=', request.id).execute();
  return request;
}

type NewReset = Pick<PasswordResetTable, 'id' | 'lang' | 'created_at'>;

/** A way to a new password, for the account as it is now; its link is written later. */
export async function insertReset(trx: Trx, account: Account, reset: NewReset): Promise<void> {
  const row = { ...reset, moderator_id: account.id, made_for: stateOf(account) };
  await trx
    .insertInto('password_reset')
    .values({ ...row, token_hash: null, expires_at: null })
    .execute();
}

/** Undefined where it was ended meanwhile, or waited for longer than `UNWRITTEN_RESET_LIFE_MS`. */
export async function writeResetLink(
  db: Db,
  id: string,
  token: string,
  now: number,
): Promise<PasswordResetTable | undefined> {
  return db
    .updateTable('password_reset')
    .set({ token_hash: sha256(token), expires_at: now + RESET_LIFE_MS })
    .where('id', '=', id)
    .where('created_at', '>', now - UNWRITTEN_RESET_LIFE_MS)
    .returningAll()
    .executeTakeFirst();
}

/** What a link opens, to the second; undefined once it, or another of the account, was used. */
export async function findResetOf(
  db: Db,
  token: string,
  now: number,
): Promise<PasswordResetTable | undefined> {
  return db
    .selectFrom('password_reset')
    .selectAll()
    .where('token_hash', '=', sha256(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Whether an account is still what a way to a new password was made for: not disabled, nor its password or address changed. */
export function isMadeFor(reset: PasswordResetTable, account: Account): boolean {
  return account.disabled_at === null && reset.made_for === stateOf(account);
}

function stateOf({ password_hash, email }: Account): string {
  return sha256(`${password_hash}|${email === null ? '' : emailKey(email)}`);
}

export async function endResetsOf(trx: Trx, moderatorId: string): Promise<void> {
  await trx.deleteFrom('password_reset').where('moderator_id', '=', moderatorId).execute();
}

export async function listRequestsOf(db: Db, key: string): Promise<readonly ResetRequestTable[]> {
  const requests = await db.selectFrom('reset_request').selectAll().orderBy('created_at').execute();
  return requests.filter(({ asked }) => emailKey(asked) === key);
}

export async function eraseRequestsOf(trx: Trx, key: string): Promise<void> {
  for (const { id } of await listRequestsOf(trx, key))
    await trx.deleteFrom('reset_request').where('id', '=', id).execute();
}

/** Requests that no mail server took away, and links whose hour is over. */
export async function purgeResets(db: Db, now: number): Promise<number> {
  const requests = await db
    .deleteFrom('reset_request')
    .where('created_at', '<=', now - UNWRITTEN_RESET_LIFE_MS)
    .executeTakeFirst();
  const resets = await db
    .deleteFrom('password_reset')
    .where((where) =>
      where.or([
        where('expires_at', '<=', now),
        where.and([
          where('expires_at', 'is', null),
          where('created_at', '<=', now - UNWRITTEN_RESET_LIFE_MS),
        ]),
      ]),
    )
    .executeTakeFirst();
  return Number(requests.numDeletedRows + resets.numDeletedRows);
}
