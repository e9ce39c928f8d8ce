import { endResetsOf } from '../accounts/reset-store.ts';
import type { Db, Trx } from '../db/database.ts';
import { commandLine } from '../config/command-line.ts';
import type { FirstModerator } from '../config/first-moderator.ts';
import {
  changePassword,
  changeSecondFactor,
  disableAccount,
  findAccount,
  insertAccount,
  listAccounts,
  wasAnyAccountEverMade,
} from '../moderators/account-store.ts';
import type { Account } from '../moderators/account-store.ts';
import {
  ACCOUNTS_MAX,
  changeRole,
  hasRoomForAccount,
  isLastOwner,
} from '../moderators/account-change-store.ts';
import { isSecondFactorRequired, saveSecondFactorRequired } from '../moderators/required-factor-store.ts';
import { insertLogLine } from '../log/store.ts';
import { MAX_NAME_LENGTH, isModeratorName, tidyName } from '../moderators/moderator.ts';
import {
  PASSWORD_MAX,
  PASSWORD_MIN,
  SALT_BYTES,
  hashPassword,
  passwordProblem,
} from '../moderators/password.ts';
import type { PasswordProblem } from '../moderators/password.ts';
import { transact } from '../db/engine.ts';
import type { AccountChange, ModeratorRole } from '../terms.ts';
import { accountReason } from '../log/account-change.ts';

export interface AccountDeps {
  readonly db: Db;
  readonly clock: () => number;
  readonly random: (bytes: number) => Buffer;
}

/** Only called once the rest of the command is found good. */
type AskPassword = () => Promise<string>;

const PROBLEMS: Readonly<Record<PasswordProblem, string>> = {
  'too-short': `the password needs at least ${PASSWORD_MIN} characters`,
  'too-long': `the password may have at most ${PASSWORD_MAX} characters`,
  predictable: 'this password is easily guessed: a few unrelated words make a better one',
};

const AS: Readonly<Record<ModeratorRole, string>> = { moderator: 'as a moderator', owner: 'as an owner' };
const SETS_UP_AGAIN = ' This site asks for a second factor: the next sign-in leads to setting one up.';
const FIRST_IS_OWNER = 'the first account is that of an owner: nobody else could let others in';
const FULL = `this site has ${ACCOUNTS_MAX} accounts, which is all it takes: one of them may be opened again`;
const lastOwner = (name: string) =>
  `${name} is the last owner who can sign in: make somebody else an owner first (role NAME owner)`;

/** `wanted` undefined: the first account is an owner, those after it are moderators. */
export async function addModerator(
  deps: AccountDeps,
  typed: string,
  wanted: ModeratorRole | undefined,
  ask: AskPassword,
): Promise<string> {
  const name = expectName(typed);
  const taken = `there is already a moderator called ${name}`;
  if ((await findAccount(deps.db, name)) !== undefined) throw new Error(taken);
  const passwordHash = await newHash(deps, name, ask);
  const id = deps.random(12).toString('base64url');
  // Another command may have made one while the password was typed.
  const role = await transact(deps.db, async (trx) => {
    const isFirst = !(await wasAnyAccountEverMade(trx));
    if (isFirst && wanted === 'moderator') throw new Error(FIRST_IS_OWNER);
    if (!(await hasRoomForAccount(trx))) throw new Error(FULL);
    const given = wanted ?? (isFirst ? 'owner' : 'moderator');
    if (!(await insertAccount(trx, { id, name, passwordHash, role: given }, deps.clock())))
      throw new Error(taken);
    await log(deps, trx, name, `add-${given}`);
    return given;
  });
  return `${name} may now sign in, ${AS[role]}.`;
}

/** The account that the environment names, on a site that never had any: what is to be said of it, undefined where there is nothing to do. */
export async function addFirstModerator(
  deps: AccountDeps,
  first: FirstModerator | undefined,
): Promise<string | undefined> {
  if (first === undefined || (await wasAnyAccountEverMade(deps.db))) return undefined;
  const name = expectName(first.name);
  const passwordHash = await newHash(deps, name, () => Promise.resolve(first.password()));
  const id = deps.random(12).toString('base64url');
  // A command may have made one while the password was hashed.
  const isMade = await transact(deps.db, async (trx) => {
    if (await wasAnyAccountEverMade(trx)) return false;
    await insertAccount(trx, { id, name, passwordHash, role: 'owner' }, deps.clock());
    await log(deps, trx, name, 'add-owner');
    return true;
  });
  return isMade ? `${name} may now sign in, ${AS.owner}.` : undefined;
}

/** From the next page on that they ask for, in sessions that are open as well. */
export async function changeModeratorRole(
  deps: AccountDeps,
  typed: string,
  role: ModeratorRole,
): Promise<string> {
  const { id, name } = await getAccount(deps, typed);
  await transact(deps.db, async (trx) => {
    if (role === 'moderator' && (await isLastOwner(trx, id))) throw new Error(lastOwner(name));
    await changeRole(trx, id, role);
    await log(deps, trx, name, `role-${role}`);
  });
  return `${name} is now ${AS[role].slice('as '.length)}.`;
}

export async function disableModerator(deps: AccountDeps, typed: string): Promise<string> {
  const { id, name } = await getAccount(deps, typed);
  await transact(deps.db, async (trx) => {
    if (await isLastOwner(trx, id)) throw new Error(lastOwner(name));
    await disableAccount(trx, id, deps.clock());
    await endResetsOf(trx, id);
    await log(deps, trx, name, 'disable');
  });
  return `${name} can no longer sign in; every session has ended. A new password opens the account again.`;
}

export async function renewPassword(deps: AccountDeps, typed: string, ask: AskPassword): Promise<string> {
  const { id, name } = await getAccount(deps, typed);
  const passwordHash = await newHash(deps, name, ask);
  await transact(deps.db, async (trx) => {
    await changePassword(trx, id, passwordHash);
    await log(deps, trx, name, 'password');
  });
  return `${name} has a new password; every session has ended.`;
}

export async function dropSecondFactor(deps: AccountDeps, typed: string): Promise<string> {
  const { id, name } = await getAccount(deps, typed);
  await transact(deps.db, async (trx) => {
    await changeSecondFactor(trx, id, null);
    await log(deps, trx, name, 'totp-off');
  });
  const again = (await isSecondFactorRequired(deps.db)) ? SETS_UP_AGAIN : '';
  return `${name} signs in with the password alone; every session has ended.${again}`;
}

/** For who cannot get past a demand that the site makes of everybody. */
export async function relaxSecondFactor(deps: AccountDeps): Promise<string> {
  const isChanged = await transact(deps.db, async (trx) => {
    if (!(await saveSecondFactorRequired(trx, false))) return false;
    await log(deps, trx, 'system', 'second-factor-optional');
    return true;
  });
  return isChanged
    ? 'Accounts without a second factor open everything again.'
    : 'Nothing to do: a second factor was not asked for.';
}

export async function describeModerators({ db }: AccountDeps): Promise<string> {
  const accounts = await listAccounts(db);
  if (accounts.length === 0) return `There is no moderator yet: ${commandLine('moderator', 'add NAME')}`;
  return accounts.map(describe).join('\n');
}

function describe({ name, role, disabled_at, totp_secret }: Account): string {
  const state = disabled_at === null ? 'active' : `disabled since ${new Date(disabled_at).toISOString()}`;
  return `${name}: ${role}, ${state}${totp_secret === null ? '' : ', second factor'}`;
}

function expectName(typed: string): string {
  const name = tidyName(typed);
  if (isModeratorName(name)) return name;
  throw new Error(`a name has 1 to ${MAX_NAME_LENGTH} letters, digits, spaces, - . ' or _`);
}

async function getAccount({ db }: AccountDeps, typed: string): Promise<Account> {
  const account = await findAccount(db, typed);
  if (account === undefined) throw new Error(`there is no moderator called ${tidyName(typed)}`);
  return account;
}

async function newHash({ random }: AccountDeps, name: string, ask: AskPassword): Promise<string> {
  const password = await ask();
  const problem = passwordProblem(password, name);
  if (problem !== undefined) throw new Error(PROBLEMS[problem]);
  return hashPassword(password, random(SALT_BYTES));
}

async function log(
  { clock, random }: AccountDeps,
  trx: Trx,
  actor: string,
  change: AccountChange,
): Promise<void> {
  const act = { id: random(9).toString('base64url'), actor, via: 'cli', at: clock() } as const;
  await insertLogLine(trx, act, { action: 'account', reason: accountReason(change) });
}
