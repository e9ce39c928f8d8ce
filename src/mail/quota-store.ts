import { dayOf } from '../caps/cap.ts';
import { quotaKey } from '../caps/client.ts';
import type { Db, Trx } from '../db/database.ts';
import type { LinkMailQuotaTable } from '../db/schema.ts';
import { TooManyLetters } from '../errors.ts';
import type { Origin } from '../web/origin.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How many mails one mailbox is sent in `QUOTA_WINDOW_MS` because somebody typed its address, whoever did. */
const MAILS_A_DAY = 3;
const QUOTA_WINDOW_MS = DAY_MS;
const SENDER_WINDOW_MS = 10 * 60 * 1000;
const LETTERS_OF_SENDER = 10;

/** Counts a mail to a mailbox, known or not; false when it has had its share of the day. */
export async function admitMail(trx: Trx, mailboxKey: string, now: number): Promise<boolean> {
  const { count } = await trx
    .selectFrom('link_mail_quota')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('address_key', '=', mailboxKey)
    .where('at', '>', now - QUOTA_WINDOW_MS)
    .executeTakeFirstOrThrow();
  if (count >= MAILS_A_DAY) return false;
  await trx.insertInto('link_mail_quota').values({ address_key: mailboxKey, at: now }).execute();
  return true;
}

/**
 * Counts a letter that one home asks for, whomever it is for, in the transaction that keeps it. Throws where ten minutes take no
 * more: far above what a person asks for, far below what a list of addresses needs.
 */
export async function countOfSender(trx: Trx, { address, key, now }: Origin): Promise<void> {
  // Its digest changes each day: ten minutes may reach back into the day before.
  const senderAt = (at: number) => quotaKey(address, key, dayOf(at));
  const senders = [...new Set([senderAt(now), senderAt(now - SENDER_WINDOW_MS)])];
  const sent = await trx
    .selectFrom('link_mail_quota')
    .select('at')
    .where('address_key', 'in', senders)
    .where('at', '>', now - SENDER_WINDOW_MS)
    .where('at', '<=', now + SENDER_WINDOW_MS)
    .orderBy('at', 'desc')
    .limit(LETTERS_OF_SENDER)
    .execute();
  const oldest = sent[LETTERS_OF_SENDER - 1];
  if (oldest !== undefined) throw new TooManyLetters(oldest.at + SENDER_WINDOW_MS - now);
  await trx
    .insertInto('link_mail_quota')
    .values({ address_key: senderAt(now), at: now })
    .execute();
}

export async function listQuota(
  db: Db,
  mailboxKey: string,
): Promise<readonly Pick<LinkMailQuotaTable, 'at'>[]> {
  return db
    .selectFrom('link_mail_quota')
    .select('at')
    .where('address_key', '=', mailboxKey)
    .orderBy('at')
    .execute();
}

export async function eraseQuota(trx: Trx, mailboxKey: string): Promise<void> {
  await trx.deleteFrom('link_mail_quota').where('address_key', '=', mailboxKey).execute();
}

export async function purgeQuotas(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('link_mail_quota')
    .where('at', '<=', now - QUOTA_WINDOW_MS)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
