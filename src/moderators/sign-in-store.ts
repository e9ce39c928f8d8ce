import { transact } from '../db/engine.ts';
import { actBy } from '../log/act.ts';
import { insertLogLine } from '../log/store.ts';
import { findUnchanged, takeClosing } from './account-store.ts';
import type { Account } from './account-store.ts';
import { forgiveAttempts } from './attempt-store.ts';
import { refuseCode, spendTyped } from './code-store.ts';
import type { CodeDeps } from './code-store.ts';
import { tellRecoveryUse } from './notice-store.ts';
import type { Right } from './password-store.ts';
import { endSession, insertSession } from './session-store.ts';
import type { Program } from './user-agent.ts';

const KEY_BYTES = 24;
const ID_BYTES = 9;

interface ToTell {
  readonly act: string;
  readonly action: 'close-account' | 'recovery-code';
}

export interface BegunSession {
  readonly key: string;
  readonly account: Account;
  /** The act to tell of first: a closing that its owner has not seen, or this very sign-in. */
  readonly toTell: ToTell | undefined;
}

interface Typed {
  readonly code: string;
  readonly formerKey: string | undefined;
  readonly program: Program;
}

/**
 * Begins a session for who gave the right password, if the code is right too where there is one, and if the account is still
 * what it was when the password was looked at. Undefined otherwise: a wrong code is counted then.
 */
export async function beginSession(
  deps: CodeDeps,
  right: Right,
  typed: Typed,
): Promise<BegunSession | undefined> {
  return transact(deps.db, async (trx) => {
    const account = await findUnchanged(trx, right.account);
    if (account === undefined) return undefined;
    const hasFactor = account.totp_secret !== null;
    const kind = hasFactor ? await spendTyped(deps, trx, account, typed.code) : undefined;
    if (hasFactor && kind === undefined) {
      await refuseCode(deps, trx, right);
      return undefined;
    }
    await forgiveAttempts(trx, right.keys);
    if (typed.formerKey !== undefined) await endSession(trx, typed.formerKey);
    const key = newSessionKey(deps);
    const id = deps.random(ID_BYTES).toString('base64url');
    await insertSession(trx, { key, id, moderatorId: account.id, ...typed.program }, deps.clock());
    const act = actBy(deps, account.name, 'ui');
    await insertLogLine(trx, act, { action: 'sign-in' });
    if (kind === 'recovery') await tellRecoveryUse(deps, trx, act, account);
    const used: ToTell | undefined =
      kind === 'recovery' ? { act: act.id, action: 'recovery-code' } : undefined;
    const closing = await takeClosing(trx, account.id);
    return { key, account, toTell: closing === undefined ? used : { act: closing, action: 'close-account' } };
  });
}

export function newSessionKey({ random }: Pick<CodeDeps, 'random'>): string {
  return random(KEY_BYTES).toString('base64url');
}
