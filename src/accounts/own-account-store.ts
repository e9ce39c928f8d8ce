import { transact } from '../db/engine.ts';
import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { accountReason } from '../log/account-change.ts';
import type { Act } from '../log/act.ts';
import { insertLogLine } from '../log/store.ts';
import { changeEmail, replacePassword } from '../moderators/account-change-store.ts';
import { findUnchanged, getAccount } from '../moderators/account-store.ts';
import type { Account } from '../moderators/account-store.ts';
import { forgivePasswords } from '../moderators/attempt-store.ts';
import { tellAccount } from '../moderators/notice-store.ts';
import type { Right } from '../moderators/password-store.ts';
import { endSessionOf, endSessionsOf, renewSessionKey } from '../moderators/session-store.ts';
import { newSessionKey } from '../moderators/sign-in-store.ts';
import type { AccountChange } from '../terms.ts';
import { endResetsOf } from './reset-store.ts';

type OwnDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'random'>;

/** Who gave the right password, in which session, and the act that it is. */
export interface OwnWish {
  readonly act: Act;
  readonly right: Right;
  /** The key of the session. */
  readonly kept: string;
}

interface Renewed {
  readonly account: Account;
  readonly key: string;
}

/**
 * Every other session ends, and this one goes on under a new key: a copy of its cookie opens nothing more. `changed` where the
 * account is no more what it was, or this session ended, while the password was looked at.
 */
export async function changeOwnPassword(
  deps: OwnDeps,
  { act, right, kept }: OwnWish,
  passwordHash: string,
): Promise<Renewed | 'changed'> {
  const key = newSessionKey(deps);
  return transact(deps.db, async (trx) => {
    const account = await findUnchanged(trx, right.account);
    if (account === undefined || !(await renewSessionKey(trx, kept, key))) return 'changed';
    await replacePassword(trx, account.id, passwordHash, key);
    await endResetsOf(trx, account.id);
    await forgivePasswords(trx, right.keys);
    await log(trx, act, 'password');
    await tellAccount(deps, trx, account, { kind: 'password' });
    return { account: await getAccount(trx, account.id), key };
  });
}

/** Written to the address of before and to the new one: neither is changed unheard. */
export async function changeOwnEmail(
  deps: OwnDeps,
  { act, right }: OwnWish,
  email: string | null,
): Promise<'done' | 'changed' | 'taken'> {
  return transact(deps.db, async (trx) => {
    const account = await findUnchanged(trx, right.account);
    if (account === undefined) return 'changed';
    await forgivePasswords(trx, right.keys);
    if (account.email === email) return 'done';
    if (!(await changeEmail(trx, account.id, email))) return 'taken';
    await endResetsOf(trx, account.id);
    await log(trx, act, 'email');
    for (const each of [account.email, email].filter((address) => address !== null))
      await tellAccount(deps, trx, { name: account.name, email: each }, { kind: 'email' });
    return 'done';
  });
}

/** By the id that the page shows. That of another account ends nothing. */
export async function endOwnSession(
  { db }: OwnDeps,
  act: Act,
  moderatorId: string,
  id: string,
): Promise<void> {
  await transact(db, async (trx) => {
    if (await endSessionOf(trx, moderatorId, id)) await log(trx, act, 'session-end');
  });
}

export async function endOtherSessions(
  { db }: OwnDeps,
  act: Act,
  moderatorId: string,
  kept: string,
): Promise<void> {
  await transact(db, async (trx) => {
    await endSessionsOf(trx, moderatorId, kept);
    await log(trx, act, 'session-others');
  });
}

async function log(trx: Trx, act: Act, change: AccountChange): Promise<void> {
  await insertLogLine(trx, act, { action: 'account', reason: accountReason(change) });
}
