import { clientOf } from '../caps/client.ts';
import type { Deps } from '../deps.ts';
import type { Line } from '../web/server/turns.ts';
import { macOf } from '../web/signed.ts';
import { findAccount } from './account-store.ts';
import type { Account } from './account-store.ts';
import { admitAttempt, waitFor } from './attempt-store.ts';
import type { AttemptKeys } from './attempt-store.ts';
import { knownDevice, sealOf } from './device.ts';
import { nameKey } from './moderator.ts';
import { SALT_BYTES, hashPassword, verifyPassword } from './password.ts';
import type { Refusal } from './refusal.ts';
import type { Credentials } from './sign-in-form.ts';

export interface Asker {
  readonly address: string;
  readonly device: string | undefined;
  readonly left: AbortSignal;
}

export interface Right {
  readonly kind: 'right';
  readonly account: Account;
  readonly keys: AttemptKeys;
}

type Checked = Right | Refusal;

type CheckDeps = Pick<Deps, 'db' | 'clock' | 'secrets' | 'takeTurn'>;

/**
 * Each takes 32 MiB, one of libuv's four threads and a fifth of a second: two at a time leave the site its files and its
 * memory, and who waits longer than two seconds had better come back.
 */
export const PASSWORD_LINE: Line = { name: 'password', atOnce: 2, waiting: 20 };
/** The same line, with a few places that strangers cannot fill. */
const DEVICE_LINE: Line = { ...PASSWORD_LINE, waiting: 25 };

/** Looks at a password when its turn has come; one that would have to wait for its account takes nobody's place. */
export async function checkPassword(
  deps: CheckDeps,
  asker: Asker,
  given: Pick<Credentials, 'name' | 'password'>,
): Promise<Checked> {
  const { db, clock, takeTurn } = deps;
  const keys = keysOf(deps, asker, given.name, await findAccount(db, given.name));
  const ms = await waitFor(db, keys, clock());
  if (ms > 0) return { kind: 'wait', ms };
  const line = keys.device === undefined ? PASSWORD_LINE : DEVICE_LINE;
  const giveBack = await takeTurn(line, asker.left);
  if (giveBack === undefined) return { kind: 'busy' };
  try {
    return asker.left.aborted ? { kind: 'busy' } : await lookAt(deps, asker, given);
  } finally {
    giveBack();
  }
}

/** What to store of a new password, made when its turn has come; undefined where too many wait. */
export async function hashInTurn(
  { takeTurn, random }: Pick<Deps, 'takeTurn' | 'random'>,
  password: string,
  left: AbortSignal,
): Promise<string | undefined> {
  const giveBack = await takeTurn(PASSWORD_LINE, left);
  if (giveBack === undefined) return undefined;
  try {
    return left.aborted ? undefined : await hashPassword(password, random(SALT_BYTES));
  } finally {
    giveBack();
  }
}

/** Counts the attempt, then looks at it: an unknown name takes as long as a wrong password. */
async function lookAt(
  deps: CheckDeps,
  asker: Asker,
  { name, password }: Pick<Credentials, 'name' | 'password'>,
): Promise<Checked> {
  const { db, clock } = deps;
  // Only now: while this one waited, the account may have changed, or been tried by others.
  const account = await findAccount(db, name);
  const keys = keysOf(deps, asker, name, account);
  const ms = await admitAttempt(db, keys, clock());
  if (ms > 0) return { kind: 'wait', ms };
  const hash = account?.disabled_at === null ? account.password_hash : undefined;
  if (!(await verifyPassword(password, hash)) || account === undefined) return { kind: 'wrong' };
  return { kind: 'right', account, keys };
}

/** With a new password or second factor an account is counted anew: its owner is not kept out by what was before. */
function keysOf(
  deps: Pick<Deps, 'secrets' | 'clock'>,
  { address, device }: Asker,
  name: string,
  account: Account | undefined,
): AttemptKeys {
  const { signIn } = deps.secrets;
  return {
    address: clientOf(address, signIn),
    account: macOf(
      signIn,
      `account|${nameKey(name)}|${account === undefined ? '' : sealOf(signIn, account)}`,
    ),
    device: knownDevice({ key: signIn, now: deps.clock() }, account, device),
  };
}
