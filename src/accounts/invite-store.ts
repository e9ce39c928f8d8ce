import { letterheadIn } from '../mail/letterhead.ts';
import type { Trx } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import type { Outside } from '../deps.ts';
import type { Lang } from '../i18n/languages.ts';
import { actBy } from '../log/act.ts';
import { accountReason } from '../log/account-change.ts';
import { insertLogLine } from '../log/store.ts';
import { mailboxOf } from '../mail/address.ts';
import { addressKey } from '../mail/fingerprint.ts';
import { admitMail } from '../mail/quota-store.ts';
import { queueMail, withdrawMail } from '../mail/store.ts';
import { hasRoomForAccount } from '../moderators/account-change-store.ts';
import { findAccount, findAccountOfEmail, insertAccount } from '../moderators/account-store.ts';
import type { AccountChange, ModeratorRole } from '../terms.ts';
import {
  deleteInvitation,
  findInvitation,
  insertInvitation,
  renewInvitation,
  takeInvitation,
  whyNotInvite,
  writeInvitationLink,
} from './invitation-store.ts';
import type { Invitation } from './invitation-store.ts';
import { invitationLetter } from './letters.ts';
import { expectOwner } from './permission-store.ts';
import type { Acting } from './permission-store.ts';
import { newToken } from './token.ts';

export const INVITATION_MAIL = 'invitation-';

export interface Invited {
  readonly name: string | null;
  readonly email: string | null;
  readonly role: ModeratorRole;
  readonly lang: Lang;
}

export type InviteRefusal = 'invited' | 'many' | 'full' | 'taken' | 'emailTaken' | 'often' | 'gone';
/** Sent by a letter; or a token, to be shown once. */
export type InviteOutcome = 'sent' | { readonly token: string } | { readonly refused: InviteRefusal };

type InviteDeps = Pick<Outside, 'db' | 'config' | 'secrets' | 'random' | 'clock'>;

/** Invites somebody: by a letter where the site sends mail and the address is known. */
export async function invite(deps: InviteDeps, acting: Acting, invited: Invited): Promise<InviteOutcome> {
  const { act } = acting;
  const id = deps.random(12).toString('base64url');
  const token = newToken(deps.random);
  return transact(deps.db, async (trx) => {
    await expectOwner(trx, acting);
    const refused = (await whyNoAccount(trx, invited)) ?? (await whyNotInvite(trx, invited));
    if (refused !== undefined) return { refused };
    const { name, email, role, lang } = invited;
    const invitation = { id, name, email, role, lang, invited_by: act.actor, created_at: act.at };
    await insertInvitation(trx, invitation);
    const outcome = await hand(deps, trx, invitation, token);
    if (typeof outcome === 'object' && 'refused' in outcome) await deleteInvitation(trx, id);
    else await log(trx, acting, `invite-${role}`, invitation);
    return outcome;
  });
}

/** Anew, with another link: the one before no longer works. */
export async function inviteAgain(deps: InviteDeps, acting: Acting, id: string): Promise<InviteOutcome> {
  const token = newToken(deps.random);
  return transact(deps.db, async (trx): Promise<InviteOutcome> => {
    await expectOwner(trx, acting);
    const invitation = await findInvitation(trx, id);
    if (invitation === undefined) return { refused: 'gone' };
    const outcome = await hand(deps, trx, invitation, token);
    if (typeof outcome === 'object' && 'refused' in outcome) return outcome;
    await log(trx, acting, 'invite-again', invitation);
    return outcome;
  });
}

/** False where it was used or withdrawn before. */
export async function withdrawInvitation({ db }: InviteDeps, acting: Acting, id: string): Promise<boolean> {
  return transact(db, async (trx) => {
    await expectOwner(trx, acting);
    const invitation = await findInvitation(trx, id);
    if (invitation === undefined) return false;
    await deleteInvitation(trx, id);
    await withdrawMail(trx, INVITATION_MAIL + id);
    await log(trx, acting, 'invite-end', invitation);
    return true;
  });
}

export interface Joining {
  readonly token: string;
  readonly name: string;
  readonly passwordHash: string;
}

export type JoinRefusal = 'ended' | 'taken' | 'full';

/** Makes the account of who was invited, and ends the invitation; undefined when it did. */
export async function join(
  deps: InviteDeps,
  { token, name, passwordHash }: Joining,
): Promise<JoinRefusal | undefined> {
  const id = deps.random(12).toString('base64url');
  const act = actBy(deps, name, 'mail');
  return transact(deps.db, async (trx) => {
    if ((await findAccount(trx, name)) !== undefined) return 'taken';
    if (!(await hasRoomForAccount(trx))) return 'full';
    const invitation = await takeInvitation(trx, token, act.at);
    if (invitation === undefined) return 'ended';
    const { role, email } = invitation;
    // The address may meanwhile be that of somebody else's account: then this one has none.
    const isFree = email !== null && (await findAccountOfEmail(trx, email)) === undefined;
    await insertAccount(trx, { id, name, passwordHash, role, email: isFree ? email : null }, act.at);
    await insertLogLine(trx, act, { action: 'account', reason: accountReason(`joined-${role}`) });
    return undefined;
  });
}

async function whyNoAccount(trx: Trx, { name, email }: Invited): Promise<InviteRefusal | undefined> {
  if (!(await hasRoomForAccount(trx))) return 'full';
  if (name !== null && (await findAccount(trx, name)) !== undefined) return 'taken';
  const isKnown = email !== null && (await findAccountOfEmail(trx, email)) !== undefined;
  return isKnown ? 'emailTaken' : undefined;
}

/** By a letter, whose link is written as it leaves; or by a link that is written now. */
async function hand(
  { config, secrets, clock }: InviteDeps,
  trx: Trx,
  invitation: Pick<Invitation, 'id' | 'email' | 'lang' | 'role' | 'invited_by'>,
  token: string,
): Promise<InviteOutcome> {
  const { id, email, lang, role, invited_by: by } = invitation;
  const now = clock();
  if (config.mail === undefined || email === null) {
    await writeInvitationLink(trx, id, token, now);
    return { token };
  }
  const key = addressKey(`invitation|${mailboxOf(email)}`, secrets.address);
  if (!(await admitMail(trx, key, now))) return { refused: 'often' };
  await renewInvitation(trx, id, now);
  const letter = invitationLetter(await letterheadIn({ db: trx, config }, lang), { by, role });
  await queueMail(trx, { id: INVITATION_MAIL + id, recipient: email, ...letter }, now);
  return 'sent';
}

async function log(
  trx: Trx,
  { act }: Acting,
  change: AccountChange,
  { name, email }: Pick<Invitation, 'name' | 'email'>,
): Promise<void> {
  const reason = accountReason(change, name ?? email ?? undefined);
  await insertLogLine(trx, act, { action: 'account', reason });
}
