import { urlTo } from '../addresses/links.ts';
import { settingsIn } from '../comments/settings-store.ts';
import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { actBy } from '../log/act.ts';
import { insertLogLine } from '../log/store.ts';
import { letterheadIn } from '../mail/letterhead.ts';
import { queueClosingNotice } from '../mail/notices.ts';
import { noteClosing, spendCode } from './account-store.ts';
import type { Account } from './account-store.ts';
import { countWrongCode } from './attempt-store.ts';
import { ATTEMPT_WINDOW_MS, MAX_WRONG_CODES } from './attempt.ts';
import type { Right } from './password-store.ts';
import { spendRecoveryCode } from './recovery-store.ts';
import { acceptedStep, fromBase32 } from './totp.ts';

const MINUTE_MS = 60 * 1000;

export type CodeDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'random' | 'secrets'>;

/** What a second factor is shown by: a code of the app, or a recovery code. */
type CodeKind = 'app' | 'recovery';

/**
 * Spends what was typed, and says what it was; undefined for a wrong code. Both kinds are looked for each time, so the time
 * taken does not tell which of them it was like.
 */
export async function spendTyped(
  { clock, secrets }: CodeDeps,
  trx: Trx,
  { id, totp_secret, totp_last_step: lastStep }: Account,
  typed: string,
): Promise<CodeKind | undefined> {
  if (totp_secret === null) return undefined;
  const secret = fromBase32(totp_secret) ?? Buffer.alloc(0);
  const step = acceptedStep({ secret, code: typed, now: clock(), lastStep });
  if (await spendRecoveryCode(trx, { key: secrets.recovery, moderatorId: id }, typed)) return 'recovery';
  return step !== undefined && (await spendCode(trx, id, step)) ? 'app' : undefined;
}

/** The code that closes the account tells its owner: somebody knows the password. */
export async function refuseCode(deps: CodeDeps, trx: Trx, { account, keys }: Right): Promise<void> {
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
