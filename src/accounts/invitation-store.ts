import type { Db, Trx } from '../db/database.ts';
import type { InvitationTable } from '../db/schema.ts';
import { emailKey } from '../mail/address.ts';
import { nameKey } from '../moderators/moderator.ts';
import { sha256 } from '../web/digest.ts';
import { INVITATIONS_MAX, INVITATION_KEPT_MS, INVITATION_LIFE_MS } from './token.ts';

export type Invitation = InvitationTable;

/** The newest first: as many as `INVITATIONS_MAX`. */
export async function listInvitations(db: Db): Promise<readonly Invitation[]> {
  return db.selectFrom('invitation').selectAll().orderBy('created_at', 'desc').orderBy('id').execute();
}

export async function findInvitation(db: Db, id: string): Promise<Invitation | undefined> {
  return db.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The invitation that a link opens, to the second; undefined once it was used, withdrawn, sent anew, or is over. */
export async function findInvitationOf(db: Db, token: string, now: number): Promise<Invitation | undefined> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', sha256(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Whether somebody of that name or address is invited already, or as many are as can be. */
export async function whyNotInvite(
  trx: Trx,
  { name, email }: Pick<Invitation, 'name' | 'email'>,
): Promise<'invited' | 'many' | undefined> {
  const open = await listInvitations(trx);
  const isSame = (other: Invitation) =>
    (email !== null && other.email_key === emailKey(email)) ||
    (name !== null && other.name !== null && nameKey(other.name) === nameKey(name));
  if (open.some(isSame)) return 'invited';
  return open.length >= INVITATIONS_MAX ? 'many' : undefined;
}

/** Its link is written later. */
export async function insertInvitation(
  trx: Trx,
  invitation: Omit<Invitation, 'email_key' | 'token_hash' | 'expires_at'>,
): Promise<void> {
  const { email, created_at: now } = invitation;
  await trx
    .insertInto('invitation')
    .values({
      ...invitation,
      email_key: email === null ? null : emailKey(email),
      token_hash: null,
      expires_at: now + INVITATION_LIFE_MS,
    })
    .execute();
}

/** Takes the place of the link before it, which ends. Undefined where the invitation was withdrawn or used. */
export async function writeInvitationLink(
  db: Db,
  id: string,
  token: string,
  now: number,
): Promise<Invitation | undefined> {
  return db
    .updateTable('invitation')
    .set({ token_hash: sha256(token), expires_at: now + INVITATION_LIFE_MS })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Ends the link in force; the next one is written as its letter leaves. */
export async function renewInvitation(trx: Trx, id: string, now: number): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ token_hash: null, created_at: now, expires_at: now + INVITATION_LIFE_MS })
    .where('id', '=', id)
    .execute();
}

/** Of two browsers that take one invitation, one gets it. */
export async function takeInvitation(trx: Trx, token: string, now: number): Promise<Invitation | undefined> {
  return trx
    .deleteFrom('invitation')
    .where('token_hash', '=', sha256(token))
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

export async function deleteInvitation(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('invitation').where('id', '=', id).execute();
}

export async function listInvitationsTo(db: Db, key: string): Promise<readonly Invitation[]> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('email_key', '=', key)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function eraseInvitationsTo(trx: Trx, key: string): Promise<void> {
  await trx.deleteFrom('invitation').where('email_key', '=', key).execute();
}

export async function purgeInvitations(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('invitation')
    .where('created_at', '<=', now - INVITATION_KEPT_MS)
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
