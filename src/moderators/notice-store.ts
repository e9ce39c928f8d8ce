import { urlTo } from '../addresses/links.ts';
import { settingsIn } from '../comments/settings-store.ts';
import type { Trx } from '../db/database.ts';
import type { Act } from '../log/act.ts';
import { insertLogLine } from '../log/store.ts';
import { letterheadIn } from '../mail/letterhead.ts';
import { accountLetter } from '../mail/account-letters.ts';
import type { AccountEvent } from '../mail/account-letters.ts';
import { queueMail } from '../mail/store.ts';
import type { Account } from './account-store.ts';
import type { CodeDeps } from './code-store.ts';
import { FEW_RECOVERY_CODES } from './recovery-code.ts';
import { countRecoveryCodes } from './recovery-store.ts';

/** The log and the owner of the account hear that one of its recovery codes was used, and how many are left. */
export async function tellRecoveryUse(deps: CodeDeps, trx: Trx, act: Act, account: Account): Promise<void> {
  const left = await countRecoveryCodes(trx, account.id);
  await insertLogLine(trx, act, { number: 1, action: 'recovery-code', reason: String(left) });
  await tellAccount(deps, trx, account, { kind: 'recovery-code', left, areFew: left <= FEW_RECOVERY_CODES });
}

/** Writes to the address of the account, or to that of the site where it has none. */
export async function tellAccount(
  { config, clock, random }: Pick<CodeDeps, 'config' | 'clock' | 'random'>,
  trx: Trx,
  { name, email }: Pick<Account, 'name' | 'email'>,
  event: AccountEvent,
): Promise<void> {
  if (config.mail === undefined) return;
  const { language: lang } = await settingsIn(trx);
  const pageUrl = urlTo(config.baseUrl, 'moderationOwnAccount', lang, {});
  const id = `account-${random(9).toString('base64url')}`;
  const recipient = email ?? config.mail.moderator;
  const head = await letterheadIn({ db: trx, config }, lang);
  await queueMail(trx, { id, recipient, ...accountLetter(head, { name, pageUrl, event }) }, clock());
}
