import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { letterheadIn } from '../mail/letterhead.ts';
import { queueClosingNotice } from '../mail/notices.ts';
import { findUnchanged, noteClosing, spendCode, takeClosing } from './account-store.ts';
import type { Account } from './account-store.ts';
import { actBy } from '../log/act.ts';
import { ATTEMPT_WINDOW_MS, MAX_WRONG_CODES } from './attempt.ts';
import { countWrongCode, forgiveAttempts } from './attempt-store.ts';
import type { Right } from './password-store.ts';
import { endSession, insertSession } from './session-store.ts';
import { insertLogLine } from '../log/store.ts';
import { acceptedStep, fromBase32 } from './totp.ts';
import { settingsIn } from '../comments/settings-store.ts';
import { urlTo } from '../addresses/links.ts';
import { transact } from '../db/engine.ts';

const MINUTE_MS = 60 * 1000;
const KEY_BYTES = 24;

type SignInDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'random'>;

export interface BegunSession {
  readonly key: string;
  readonly account: Account;
  readonly closing: string | undefined;
}

interface Typed {
  readonly code: string;
  readonly formerKey: string | undefined;
}

/**
 * Begins a session for who gave the right password, if the code is right too where there is one, and if the account is still
 * what it was when the password was looked at. Undefined otherwise: a wrong code is counted then.
 */
export async function beginSession(
  deps: SignInDeps,
  right: Right,
  typed: Typed,
): Promise<BegunSession | undefined> {
  return transact(deps.db, async (trx) => {
    const account = await findUnchanged(trx, right.account);
    if (account === undefined) return undefined;
    if (!(await spendsCode(trx, account, typed.code, deps.clock()))) {
      await refuseCode(deps, trx, right);
      return undefined;
    }
    await forgiveAttempts(trx, right.keys);
    if (typed.formerKey !== undefined) await endSession(trx, typed.formerKey);
    const key = deps.random(KEY_BYTES).toString('base64url');
    await insertSession(trx, key, account.id, deps.clock());
    await insertLogLine(trx, actBy(deps, account.name, 'ui'), { action: 'sign-in' });
    return { key, account, closing: await takeClosing(trx, account.id) };
  });
}

async function spendsCode(trx: Trx, account: Account, code: string, now: number): Promise<boolean> {
  if (account.totp_secret === null) return true;
  const secret = fromBase32(account.totp_secret) ?? Buffer.alloc(0);
  const step = acceptedStep({ secret, code, now, lastStep: account.totp_last_step });
  return step !== undefined && (await spendCode(trx, account.id, step));
}

/** The code that closes the account tells its owner: somebody knows the password. */
async function refuseCode(deps: SignInDeps, trx: Trx, { account, keys }: Right): Promise<void> {
  const { config, clock } = deps;
  if (!(await countWrongCode(trx, keys, clock()))) return;
  const act = actBy(deps, 'system', 'system');
  await insertLogLine(trx, act, { action: 'close-account', reason: account.name });
  await noteClosing(trx, account.id, act.id);
  if (config.mail === undefined) return;
  const { language: lang } = await settingsIn(trx);
  const closing = {
    accountId: account.id,
    name: account.name,
    codes: MAX_WRONG_CODES,
    minutes: ATTEMPT_WINDOW_MS / MINUTE_MS,
    logUrl: urlTo(config.baseUrl, 'moderationLog', lang, {}),
  };
  const head = await letterheadIn({ db: trx, config }, lang);
  await queueClosingNotice(trx, { ...closing, head, recipient: config.mail.moderator }, clock());
}
