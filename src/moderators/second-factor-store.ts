import type { Trx } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import type { Act } from '../log/act.ts';
import { insertLogLine } from '../log/store.ts';
import { changeSecondFactor, findUnchanged, getAccount } from './account-store.ts';
import type { Account, SecondFactor } from './account-store.ts';
import { forgiveAttempts } from './attempt-store.ts';
import { refuseCode, spendTyped } from './code-store.ts';
import type { CodeDeps } from './code-store.ts';
import { tellAccount } from './notice-store.ts';
import type { Right } from './password-store.ts';
import { RECOVERY_CODES, makeRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { replaceRecoveryCodes } from './recovery-store.ts';

/** Who gave the right password, in which session, and the act that it is. */
interface Wish {
  readonly act: Act;
  readonly right: Right;
  readonly kept: string | undefined;
}

/** What is shown once, and the account as it is then. */
export interface GivenCodes {
  readonly account: Account;
  readonly codes: readonly string[];
}

/** Undefined where the account is no more what it was when its password was looked at. */
export async function turnOnSecondFactor(
  deps: CodeDeps,
  { act, right, kept }: Wish,
  factor: SecondFactor,
): Promise<GivenCodes | undefined> {
  return transact(deps.db, async (trx) => {
    const account = await findSame(trx, right.account);
    if (account?.totp_secret !== null) return undefined;
    await changeSecondFactor(trx, account.id, factor, kept);
    await insertLogLine(trx, act, { action: 'second-factor', reason: 'on' });
    await forgiveAttempts(trx, right.keys);
    return giveCodes(deps, trx, account);
  });
}

/** Either kind of code does: who lost a telephone has the other one. Undefined where it is wrong, or the account another. */
export async function turnOffSecondFactor(
  deps: CodeDeps,
  wish: Wish,
  typed: string,
): Promise<Account | undefined> {
  return transact(deps.db, async (trx) => {
    const account = await allow(deps, trx, wish.right, { typed, takesRecovery: true });
    if (account === undefined) return undefined;
    await changeSecondFactor(trx, account.id, null, wish.kept);
    await insertLogLine(trx, wish.act, { action: 'second-factor', reason: 'off' });
    await tellAccount(deps, trx, account, { kind: 'second-factor-off' });
    return getAccount(trx, account.id);
  });
}

/** Ten new ones for those before. A recovery code cannot ask for others: one that was copied would then last for ever. */
export async function renewRecoveryCodes(
  deps: CodeDeps,
  { act, right }: Wish,
  typed: string,
): Promise<GivenCodes | undefined> {
  return transact(deps.db, async (trx) => {
    const account = await allow(deps, trx, right, { typed, takesRecovery: false });
    if (account === undefined) return undefined;
    await insertLogLine(trx, act, { action: 'second-factor', reason: 'codes' });
    await tellAccount(deps, trx, account, { kind: 'new-codes' });
    return giveCodes(deps, trx, account);
  });
}

/** The account, if the code is right; a wrong one is counted like those of the sign-in form. */
async function allow(
  deps: CodeDeps,
  trx: Trx,
  right: Right,
  { typed, takesRecovery }: { readonly typed: string; readonly takesRecovery: boolean },
): Promise<Account | undefined> {
  const account = await findSame(trx, right.account);
  if (account === undefined) return undefined;
  const isTaken = takesRecovery || readRecoveryCode(typed) === undefined;
  const kind = isTaken ? await spendTyped(deps, trx, account, typed) : undefined;
  if (kind === undefined) await refuseCode(deps, trx, right);
  else await forgiveAttempts(trx, right.keys);
  return kind && account;
}

/** Neither its password nor its second factor changed meanwhile. */
async function findSame(trx: Trx, before: Account): Promise<Account | undefined> {
  const account = await findUnchanged(trx, before);
  return account?.totp_secret === before.totp_secret ? account : undefined;
}

async function giveCodes({ random, secrets }: CodeDeps, trx: Trx, { id }: Account): Promise<GivenCodes> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => makeRecoveryCode(random));
  await replaceRecoveryCodes(trx, { key: secrets.recovery, moderatorId: id }, codes);
  return { account: await getAccount(trx, id), codes };
}
