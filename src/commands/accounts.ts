import type { Db, Trx } from '../db/database.ts';
import {
  changePassword,
  changeSecondFactor,
  disableAccount,
  findAccount,
  insertAccount,
  listAccounts,
} from '../moderators/account-store.ts';
import type { Account } from '../moderators/account-store.ts';
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

export async function addModerator(deps: AccountDeps, typed: string, ask: AskPassword): Promise<string> {
  const name = tidyName(typed);
  if (!isModeratorName(name))
    throw new Error(`a name has 1 to ${MAX_NAME_LENGTH} letters, digits, spaces, - . ' or _`);
  const taken = `there is already a moderator called ${name}`;
  if ((await findAccount(deps.db, name)) !== undefined) throw new Error(taken);
  const passwordHash = await newHash(deps, name, ask);
  const id = deps.random(12).toString('base64url');
  await transact(deps.db, async (trx) => {
    // Another command may have made one while the password was typed.
    if (!(await insertAccount(trx, { id, name, passwordHash }, deps.clock()))) throw new Error(taken);
    await log(deps, trx, name, 'add');
  });
  return `${name} may now sign in.`;
}

export async function disableModerator(deps: AccountDeps, typed: string): Promise<string> {
  const { id, name } = await getAccount(deps, typed);
  await transact(deps.db, async (trx) => {
    await disableAccount(trx, id, deps.clock());
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
  return `${name} signs in with the password alone; every session has ended.`;
}

export async function describeModerators({ db }: AccountDeps): Promise<string> {
  const accounts = await listAccounts(db);
  if (accounts.length === 0) return 'There is no moderator yet: npm run moderator -- add NAME';
  return accounts.map(describe).join('\n');
}

function describe({ name, disabled_at, totp_secret }: Account): string {
  const state = disabled_at === null ? 'active' : `disabled since ${new Date(disabled_at).toISOString()}`;
  return `${name}: ${state}${totp_secret === null ? '' : ', second factor'}`;
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

async function log({ clock, random }: AccountDeps, trx: Trx, actor: string, what: string): Promise<void> {
  const act = { id: random(9).toString('base64url'), actor, via: 'cli', at: clock() } as const;
  await insertLogLine(trx, act, { action: 'account', reason: what });
}
