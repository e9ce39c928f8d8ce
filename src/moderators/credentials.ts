import type { Request, Response } from 'express';
import { clientOf } from '../caps/client.ts';
import type { Deps } from '../deps.ts';
import { departureOf } from '../web/server/departure.ts';
import { FormReader } from '../web/form.ts';
import type { Parsed } from '../web/form.ts';
import { macOf } from '../web/signed.ts';
import type { Line } from '../web/server/turns.ts';
import { findAccount } from './account-store.ts';
import type { Account } from './account-store.ts';
import { admitAttempt, waitFor } from './attempt-store.ts';
import type { AttemptKeys } from './attempt-store.ts';
import { deviceToken, knownDevice, sealOf } from './device.ts';
import { MAX_NAME_LENGTH, nameKey } from './moderator.ts';
import { verifyPassword } from './password.ts';

export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** Of the second factor; only looked at where there is one. */
  readonly code: string;
}

/** Who sends a password. */
export interface Asker {
  readonly address: string;
  /** Of the browser, where it signed in before. */
  readonly device: string | undefined;
  /** Aborted once nobody waits for the answer. */
  readonly left: AbortSignal;
}

export interface Right {
  readonly kind: 'right';
  /** As it was when the password was looked at. */
  readonly account: Account;
  readonly keys: AttemptKeys;
}

export type Checked =
  | Right
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly ms: number }
  /** Others wait already, as many as may; or nobody waits for this answer. */
  | { readonly kind: 'busy' };

type CheckDeps = Pick<Deps, 'db' | 'clock' | 'secrets' | 'shared'>;

/**
 * Each takes 32 MiB, one of libuv's four threads and a fifth of a second: two at a time leave the site its files and its
 * memory, and who waits longer than two seconds had better come back.
 */
export const PASSWORD_LINE: Line = { name: 'password', atOnce: 2, waiting: 20 };
/** The same line, with a few places that strangers cannot fill. */
export const DEVICE_LINE: Line = { ...PASSWORD_LINE, waiting: 25 };

/** Reads the form of sign-in. A password is taken as it stands, spaces included. */
export function readCredentials(body: unknown): Parsed<Credentials> {
  const form = new FormReader(body);
  const name = form.text('name', {
    max: MAX_NAME_LENGTH,
    subject: (t) => t.moderation.signIn.name.label,
    missing: (t) => t.moderation.signIn.name.missing,
  });
  const password = readPassword(form);
  const code = form.text('code', { max: 20, subject: (t) => t.moderation.signIn.code.label });
  return form.result({ name, password, code });
}

export function readPassword(form: FormReader): string {
  const [password = '', ...more] = form.input['password'] ?? [];
  if (password === '' || more.length > 0) form.fail('password', (t) => t.moderation.signIn.password.missing);
  return password;
}

export function askerOf({ config }: Pick<Deps, 'config'>, req: Request, res: Response): Asker {
  return {
    address: req.ip ?? '',
    device: deviceToken(config.secure, req),
    left: departureOf(res),
  };
}

/** Looks at a password when its turn has come; one that would have to wait for its account takes nobody's place. */
export async function checkPassword(
  deps: CheckDeps,
  asker: Asker,
  given: Pick<Credentials, 'name' | 'password'>,
): Promise<Checked> {
  const { db, clock, shared } = deps;
  const keys = keysOf(deps, asker, given.name, await findAccount(db, given.name));
  const ms = await waitFor(db, keys, clock());
  if (ms > 0) return { kind: 'wait', ms };
  const line = keys.device === undefined ? PASSWORD_LINE : DEVICE_LINE;
  const giveBack = await shared.takeTurn(line, asker.left);
  if (giveBack === undefined) return { kind: 'busy' };
  try {
    return asker.left.aborted ? { kind: 'busy' } : await lookAt(deps, asker, given);
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
    device: knownDevice(deps, account, device),
  };
}
