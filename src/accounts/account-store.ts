import { transact } from '../db/engine.ts';
import type { Trx } from '../db/database.ts';
import type { Outside } from '../deps.ts';
import type { Lang } from '../i18n/languages.ts';
import { actBy } from '../log/act.ts';
import { accountReason } from '../log/account-change.ts';
import { insertLogLine } from '../log/store.ts';
import {
  changeEmail,
  changeRole,
  enableAccount,
  isLastOwner,
  replacePassword,
} from '../moderators/account-change-store.ts';
import { changeSecondFactor, disableAccount, findAccountById } from '../moderators/account-store.ts';
import type { Account } from '../moderators/account-store.ts';
import type { AccountChange } from '../terms.ts';
import type { AccountAct, AccountChangeAct } from './account-form.ts';
import { tellHolder } from './letter-store.ts';
import { queueReset } from './new-password-store.ts';
import { expectOwner } from './permission-store.ts';
import type { Acting } from './permission-store.ts';
import { endResetsOf, findResetOf, insertReset, isMadeFor, writeResetLink } from './reset-store.ts';
import { newToken } from './token.ts';

export type ChangeRefusal = 'own' | 'lastOwner' | 'emailTaken' | 'disabled' | 'noEmail' | 'often';
/** A token is shown once. */
type ChangeOutcome = 'done' | { readonly token: string } | { readonly refused: ChangeRefusal };

type ChangeDeps = Pick<Outside, 'db' | 'config' | 'secrets' | 'random' | 'clock'>;

interface Change {
  readonly acting: Acting;
  readonly account: Account;
  readonly lang: Lang;
}

/** By which nobody cuts off the branch they sit on. */
const NOT_ON_ONESELF: readonly AccountAct['kind'][] = ['role', 'disable', 'enable', 'factor'];

/** Why an owner may not do this to an account, whatever it is now. */
export function refusalFor(
  { kind }: AccountAct,
  ownId: string,
  accountId: string,
): ChangeRefusal | undefined {
  return ownId === accountId && NOT_ON_ONESELF.includes(kind) ? 'own' : undefined;
}

/** What an owner does to an account, with its line in the log and a letter to its holder: all of it or nothing. */
export async function changeAccount(
  deps: ChangeDeps,
  acting: Acting,
  { id, lang }: { readonly id: string; readonly lang: Lang },
  asked: AccountAct,
): Promise<ChangeOutcome> {
  const random = { id: deps.random(12).toString('base64url'), token: newToken(deps.random) };
  return transact(deps.db, async (trx) => {
    await expectOwner(trx, acting);
    const account = await findAccountById(trx, id);
    if (account === undefined) throw new Error('accounts are never deleted');
    const own = refusalFor(asked, acting.id, id);
    if (own !== undefined) return { refused: own };
    return actOn(deps, trx, { acting, account, lang }, asked, random);
  });
}

async function actOn(
  deps: ChangeDeps,
  trx: Trx,
  change: Change,
  asked: AccountAct,
  random: { readonly id: string; readonly token: string },
): Promise<ChangeOutcome> {
  const { account, lang } = change;
  const { id } = account;
  if (asked.kind === 'reset') {
    const refused = await queueReset(deps, trx, account, { id: random.id, lang });
    if (refused !== undefined) return { refused };
    await log(trx, change, 'reset-sent');
    return 'done';
  }
  if (asked.kind === 'link') return makeLink(deps, trx, change, random);
  const refused = await store(trx, change, asked, deps.clock());
  if (refused !== undefined) return { refused };
  if (asked.kind !== 'factor') await endResetsOf(trx, id);
  const told = changeOf(asked);
  await log(trx, change, told);
  const isFirstAddress = told === 'email' && account.email === null;
  if (!isFirstAddress) await tellHolder(deps, trx, change.acting.act, account, told);
  return 'done';
}

async function store(
  trx: Trx,
  { account: { id } }: Change,
  asked: AccountChangeAct,
  now: number,
): Promise<ChangeRefusal | undefined> {
  if (asked.kind === 'email') return (await changeEmail(trx, id, asked.email)) ? undefined : 'emailTaken';
  const isLoss = asked.kind === 'disable' || (asked.kind === 'role' && asked.role !== 'owner');
  if (isLoss && (await isLastOwner(trx, id))) return 'lastOwner';
  if (asked.kind === 'role') await changeRole(trx, id, asked.role);
  if (asked.kind === 'disable') await disableAccount(trx, id, now);
  if (asked.kind === 'enable') await enableAccount(trx, id);
  if (asked.kind === 'factor') await changeSecondFactor(trx, id, null);
  return undefined;
}

function changeOf(asked: AccountChangeAct) {
  if (asked.kind === 'role') return `role-${asked.role}` as const;
  return asked.kind === 'factor' ? 'totp-off' : asked.kind;
}

/** For an owner to hand over where no letter can: the link is written now. */
async function makeLink(
  { clock }: ChangeDeps,
  trx: Trx,
  change: Change,
  { id, token }: { readonly id: string; readonly token: string },
): Promise<ChangeOutcome> {
  if (change.account.disabled_at !== null) return { refused: 'disabled' };
  const now = clock();
  await endResetsOf(trx, change.account.id);
  await insertReset(trx, change.account, { id, lang: change.lang, created_at: now });
  await writeResetLink(trx, id, token, now);
  await log(trx, change, 'reset-link');
  return { token };
}

/** The account whose password a link changes; undefined once the link is over. */
export async function accountOfReset(
  { db, clock }: Pick<Outside, 'db' | 'clock'>,
  token: string,
): Promise<Account | undefined> {
  const reset = await findResetOf(db, token, clock());
  const account = reset && (await findAccountById(db, reset.moderator_id));
  return reset && account && isMadeFor(reset, account) ? account : undefined;
}

/** Gives an account the password that its holder chose by a link, once; false where the link is over. It signs nobody in. */
export async function storeNewPassword(
  deps: ChangeDeps,
  token: string,
  passwordHash: string,
): Promise<boolean> {
  const by = actBy(deps, '', 'mail');
  return transact(deps.db, async (trx) => {
    const account = await accountOfReset({ db: trx, clock: deps.clock }, token);
    if (account === undefined) return false;
    await replacePassword(trx, account.id, passwordHash);
    await endResetsOf(trx, account.id);
    const act = { ...by, actor: account.name };
    await insertLogLine(trx, act, { action: 'account', reason: accountReason('reset-done') });
    await tellHolder(deps, trx, act, account, 'reset-done');
    return true;
  });
}

async function log(trx: Trx, { acting, account }: Change, change: AccountChange): Promise<void> {
  const reason = accountReason(change, account.name);
  await insertLogLine(trx, acting.act, { action: 'account', reason });
}
