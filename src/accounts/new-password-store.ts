import { letterheadIn } from '../mail/letterhead.ts';
import type { Trx } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import type { Outside } from '../deps.ts';
import { homeLane } from '../caps/client.ts';
import { countMade } from '../caps/store.ts';
import type { Lang } from '../i18n/languages.ts';
import { mailboxOf } from '../mail/address.ts';
import { addressKey } from '../mail/fingerprint.ts';
import { admitMail, countOfSender } from '../mail/quota-store.ts';
import { queueMail } from '../mail/store.ts';
import { findAccountCalled } from '../moderators/account-store.ts';
import type { Account } from '../moderators/account-store.ts';
import type { Origin } from '../web/origin.ts';
import { resetLetter } from './letters.ts';
import { insertReset, insertResetRequest, takeResetRequest } from './reset-store.ts';

export const RESET_MAIL = 'reset-';

type ResetDeps = Pick<Outside, 'db' | 'secrets' | 'random'>;

interface Asking {
  readonly asked: string;
  readonly lang: Lang;
  readonly made: Origin;
}

/** Keeps what somebody asks for, known or not, until it is answered apart; not beyond three a day for one name or address. */
export async function keepResetRequest({ db, secrets, random }: ResetDeps, asking: Asking): Promise<void> {
  const { asked, lang, made } = asking;
  const request = { id: random(12).toString('base64url'), asked, lang, created_at: made.now };
  const keep = async (trx: Trx) => {
    await countOfSender(trx, made);
    if (!(await admitMail(trx, addressKey(`asked|${asked}`, secrets.address), made.now))) return;
    await countMade(trx, 'letter', made);
    await insertResetRequest(trx, request);
  };
  await transact(db, keep, () => [homeLane(made.address)]);
}

/** Writes to those who asked and have an account with an address. It runs apart from the requests, whose answers so say nothing. */
export async function answerResetRequests(outside: Outside): Promise<void> {
  const answerNext = () => {
    const id = outside.random(12).toString('base64url');
    return transact(outside.db, (trx) => answerOne(outside, trx, id));
  };
  while (await answerNext());
}

async function answerOne(outside: Outside, trx: Trx, id: string): Promise<boolean> {
  const request = await takeResetRequest(trx);
  if (request === undefined) return false;
  const account = await findAccountCalled(trx, request.asked);
  if (account !== undefined) await queueReset(outside, trx, account, { id, lang: request.lang });
  return true;
}

/** Queues the letter, whose link is written as it leaves; or says why there is none. */
export async function queueReset(
  { config, secrets, clock }: Pick<Outside, 'config' | 'secrets' | 'clock'>,
  trx: Trx,
  account: Account,
  { id, lang }: { readonly id: string; readonly lang: Lang },
): Promise<'disabled' | 'noEmail' | 'often' | undefined> {
  const { name, email } = account;
  const now = clock();
  if (account.disabled_at !== null) return 'disabled';
  if (email === null) return 'noEmail';
  if (!(await admitMail(trx, addressKey(`reset|${mailboxOf(email)}`, secrets.address), now))) return 'often';
  await insertReset(trx, account, { id, lang, created_at: now });
  const head = await letterheadIn({ db: trx, config }, lang);
  await queueMail(trx, { id: RESET_MAIL + id, recipient: email, ...resetLetter(head, name) }, now);
  return undefined;
}
