import type { Db, Trx } from '../db/database.ts';
import { forgetEmail } from '../moderators/account-change-store.ts';
import { findAccountOfEmail } from '../moderators/account-store.ts';
import type { Account } from '../moderators/account-store.ts';
import { eraseInvitationsTo, listInvitationsTo } from './invitation-store.ts';
import type { Invitation } from './invitation-store.ts';
import { eraseRequestsOf, listRequestsOf } from './reset-store.ts';

/** What accounts hold of an e-mail address. A request for a new password is answered within seconds. */
export type HeldByAccounts = readonly (
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'invitation'; readonly invitation: Invitation }
  | { readonly kind: 'request'; readonly createdAt: number }
)[];

export async function findHeldByAccounts(db: Db, key: string): Promise<HeldByAccounts> {
  const account = await findAccountOfEmail(db, key);
  const invitations = await listInvitationsTo(db, key);
  const requests = await listRequestsOf(db, key);
  return [
    ...(account === undefined ? [] : [{ kind: 'account', account } as const]),
    ...invitations.map((invitation) => ({ kind: 'invitation', invitation }) as const),
    ...requests.map(({ created_at: createdAt }) => ({ kind: 'request', createdAt }) as const),
  ];
}

/** The account stays, without its address: what was decided stays under its name. */
export async function eraseHeldByAccounts(trx: Trx, key: string): Promise<void> {
  await forgetEmail(trx, key);
  await eraseInvitationsTo(trx, key);
  await eraseRequestsOf(trx, key);
}
