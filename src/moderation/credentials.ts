import { clientOf } from '../caps/client.ts';
import type { Deps } from '../deps.ts';
import { Busy } from '../errors.ts';
import { FormReader } from '../web/form.ts';
import type { Parsed } from '../web/form.ts';
import { macOf } from '../web/signed.ts';
import { inTurn } from '../web/turns.ts';
import type { Line } from '../web/turns.ts';
import { findAccount, spendCode } from './account-store.ts';
import type { Account } from './account-store.ts';
import { admitAttempt, forgiveAccount, waitFor } from './attempt-store.ts';
import { MAX_NAME_LENGTH, nameKey } from './moderator.ts';
import { verifyPassword } from './password.ts';
import { acceptedStep, fromBase32 } from './totp.ts';

export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** Of the second factor; only looked at where there is one. */
  readonly code: string;
}

export type Checked =
  | { readonly kind: 'right'; readonly account: Account }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly ms: number };

type CheckDeps = Pick<Deps, 'db' | 'clock' | 'secrets' | 'shared'>;

/** Each takes 32 MiB and one of libuv's four threads: two at a time leave the site its files and its memory. */
const PASSWORD_LINE: Line = { name: 'password', atOnce: 2, waiting: 1000 };

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

/** Counts the attempt, then looks at it: an unknown name takes as long as a wrong password. */
export async function checkCredentials(
  deps: CheckDeps,
  address: string,
  { name, password, code }: Credentials,
): Promise<Checked> {
  const { db, clock } = deps;
  const admitted = await checkPassword(deps, address, { name, password });
  if (admitted.kind !== 'right') return admitted;
  const { id, totp_secret, totp_last_step } = admitted.account;
  if (totp_secret === null) return admitted;
  const secret = fromBase32(totp_secret) ?? Buffer.alloc(0);
  const step = acceptedStep({ secret, code, now: clock(), lastStep: totp_last_step });
  const spent = step !== undefined && (await spendCode(db, id, step));
  return spent ? admitted : { kind: 'wrong' };
}

/** The same without the second factor, for a person who is signed in. */
export async function checkPassword(
  { db, clock, secrets, shared }: CheckDeps,
  address: string,
  { name, password }: Pick<Credentials, 'name' | 'password'>,
): Promise<Checked> {
  const keys = {
    account: macOf(secrets.signIn, `account|${nameKey(name)}`),
    address: clientOf(address, secrets.signIn),
  };
  if (!(await admitAttempt(db, keys, clock()))) return { kind: 'wait', ms: await waitFor(db, keys, clock()) };
  const account = await findAccount(db, name);
  const hash = account?.disabled_at === null ? account.password_hash : undefined;
  const verify = () => verifyPassword(password, hash);
  const isRight = await inTurn(shared.takeTurn, PASSWORD_LINE, verify, () => new Busy());
  if (!isRight || account === undefined) return { kind: 'wrong' };
  await forgiveAccount(db, keys);
  return { kind: 'right', account };
}
