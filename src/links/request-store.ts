import type { Db, Trx } from '../db/database.ts';
import type { LinkRequestTable } from '../db/schema.ts';
import { TooManyLetters } from '../errors.ts';
import { dayOf } from '../caps/cap.ts';
import { quotaKey } from '../caps/client.ts';
import type { Origin } from '../web/origin.ts';
import { MAILS_A_DAY, QUOTA_WINDOW_MS } from './address.ts';

/** A request that no mail server took away is forgotten after this long. */
const REQUEST_LIFE_MS = 24 * 60 * 60 * 1000;
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

/** Keeps a request until it is answered, in the clear: a fingerprint could not be written to. */
export async function insertRequest(trx: Trx, request: LinkRequestTable): Promise<void> {
  await trx.insertInto('link_request').values(request).execute();
}

export async function takeRequest(trx: Trx): Promise<LinkRequestTable | undefined> {
  const request = await trx
    .selectFrom('link_request')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (request !== undefined) await trx.deleteFrom('link_request').where('id', '=', request.id).execute();
  return request;
}

export async function purgeLinkMail(db: Db, now: number): Promise<number> {
  const requests = await db
    .deleteFrom('link_request')
    .where('created_at', '<=', now - REQUEST_LIFE_MS)
    .executeTakeFirst();
  const quotas = await db
    .deleteFrom('link_mail_quota')
    .where('at', '<=', now - QUOTA_WINDOW_MS)
    .executeTakeFirst();
  return Number(requests.numDeletedRows + quotas.numDeletedRows);
}
