import { sql } from 'kysely';
import type { Selectable, Updateable } from 'kysely';
import type { Db } from '../db/database.ts';
import type { OutboxTable } from '../db/schema.ts';
import { isMentioned, mentionPattern } from '../web/text/mention.ts';
import { emailKey } from './address.ts';
import type { Letter } from './letters.ts';
import { likeAnyCase } from '../db/like.ts';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Longer than any try can last: a mail whose sender died is taken up again after it. */
const CLAIM_MS = 15 * MINUTE_MS;
/** After the first tries; then every two hours. */
const RETRY_AFTER_MS = [1, 5, 15, 30, 60].map((minutes) => minutes * MINUTE_MS);
const RETRY_LATER_MS = 120 * MINUTE_MS;
/** Four days, as RFC 5321 §4.5.4.1 asks, counted in tries: days on which the site was off do not count. */
const TRIES_MAX = RETRY_AFTER_MS.length + (4 * DAY_MS) / RETRY_LATER_MS + 1;
export const SENT_LIFE_MS = 7 * DAY_MS;
export const UNSENT_LIFE_MS = 30 * DAY_MS;

export interface NewMail extends Letter {
  readonly id: string;
  readonly recipient: string;
  /** Given: the mail can be ended from the reader's mail program, by a POST to this address. */
  readonly unsubscribeUrl?: string;
}

export interface ClaimedMail extends NewMail {
  readonly queuedAt: number;
  readonly tries: number;
  /** How often nobody knows whether the server took it: a stop came before its answer was noted. */
  readonly interruptions: number;
  readonly claimedUntil: number;
}

/** Puts a mail in the queue, due at `dueAt`; one of the same id is replaced, sent or not. */
export async function queueMail(db: Db, mail: NewMail, now: number, dueAt = now): Promise<void> {
  const { id, recipient, subject, body, unsubscribeUrl } = mail;
  const fresh = { tries: 0, sent_at: null, failed_at: null, last_error: null, claimed_at: null };
  const row = { ...fresh, recipient, subject, body, created_at: now, next_try_at: dueAt };
  const columns = { ...row, interruptions: 0, unsubscribe_url: unsubscribeUrl ?? null };
  await db
    .insertInto('outbox')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

export async function hasMailSince(db: Db, id: string, since: number): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('id', '=', id)
    .where('created_at', '>', since)
    .executeTakeFirst();
  return row !== undefined;
}

export async function withdrawMail(db: Db, id: string): Promise<void> {
  await db.deleteFrom('outbox').where('id', '=', id).where('sent_at', 'is', null).execute();
}

/** The mail that has waited longest, for this process alone; undefined when none is due. */
export async function claimDueMail(db: Db, now: number): Promise<ClaimedMail | undefined> {
  const row = await db
    .updateTable('outbox')
    .set(({ eb }) => ({
      tries: eb('tries', '+', 1),
      next_try_at: now + CLAIM_MS,
      claimed_at: now,
      interruptions: eb
        .case()
        .when('claimed_at', 'is', null)
        .then(eb.ref('interruptions'))
        .else(eb('interruptions', '+', 1))
        .end(),
    }))
    .where('id', '=', (where) =>
      where
        .selectFrom('outbox as due')
        .select('due.id')
        .where('due.sent_at', 'is', null)
        .where('due.failed_at', 'is', null)
        .where('due.next_try_at', '<=', now)
        .orderBy('due.next_try_at')
        .limit(1),
    )
    // Said again: on PostgreSQL a mail chosen by two processes at once is taken by one.
    .where('next_try_at', '<=', now)
    .returningAll()
    .executeTakeFirst();
  return row && rowToClaimed(row);
}

export async function markSent(db: Db, mail: ClaimedMail, now: number): Promise<void> {
  await settle(db, mail, { sent_at: now, last_error: null });
}

/** Puts a claimed mail back for later; given up, and false, when it was tried often enough. */
export async function retryLater(db: Db, mail: ClaimedMail, error: string, now: number): Promise<boolean> {
  const willRetry = mail.tries < TRIES_MAX;
  const wait = RETRY_AFTER_MS[mail.tries - 1] ?? RETRY_LATER_MS;
  if (willRetry) await settle(db, mail, { next_try_at: now + wait, last_error: error });
  else await markFailed(db, mail, error, now);
  return willRetry;
}

export async function markFailed(db: Db, mail: ClaimedMail, error: string, now: number): Promise<void> {
  await settle(db, mail, { failed_at: now, last_error: error });
}

/** Erases the mails whose life is over: 7 days once sent, 30 when they never left, or had no server to leave by. Answers how many. */
export async function purgeMail(db: Db, now: number): Promise<number> {
  const sent = await db
    .deleteFrom('outbox')
    .where('sent_at', '<=', now - SENT_LIFE_MS)
    .executeTakeFirst();
  const unsent = await db
    .deleteFrom('outbox')
    .where('created_at', '<=', now - UNSENT_LIFE_MS)
    .executeTakeFirst();
  return Number(sent.numDeletedRows + unsent.numDeletedRows);
}

export type HeldMail = Pick<OutboxTable, 'id' | 'recipient' | 'subject' | 'created_at' | 'sent_at'>;

export async function listMailsNaming(db: Db, key: string): Promise<readonly HeldMail[]> {
  const pattern = mentionPattern(key);
  const mails = await db
    .selectFrom('outbox')
    .select(['id', 'recipient', 'subject', 'body', 'created_at', 'sent_at'])
    .where((where) =>
      where.or([likeAnyCase(where.ref('recipient'), pattern), likeAnyCase(where.ref('body'), pattern)]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return mails
    .filter(({ recipient, body }) => emailKey(recipient) === key || isMentioned(body, key))
    .map(({ id, recipient, subject, created_at, sent_at }) => ({
      id,
      recipient,
      subject,
      created_at,
      sent_at,
    }));
}

/**
 * Erases every mail to a person and every notice that names their address in one of these spellings. To be called before
 * the person's subscriptions are erased, which know more of them.
 */
export async function eraseMailTo(db: Db, emailKey: string, spellings: readonly string[]): Promise<void> {
  for (const email of new Set([emailKey, ...spellings, ...(await listSpellings(db, emailKey))])) {
    const mention = `%${email.replace(/[\\%_]/g, '\\$&')}%`;
    await db
      .deleteFrom('outbox')
      .where((where) =>
        where.or([
          sql<boolean>`lower(recipient) = lower(${email})`,
          sql<boolean>`lower(body) like lower(${mention}) escape '\\'`,
        ]),
      )
      .execute();
  }
}

async function listSpellings(db: Db, emailKey: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('subscription')
    .select('email')
    .where('email_key', '=', emailKey)
    .execute();
  return rows.map(({ email }) => email);
}

/** Only while the claim holds: a mail that was replaced or taken up by another process is not ours any more. */
async function settle(db: Db, mail: ClaimedMail, columns: Updateable<OutboxTable>): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ ...columns, claimed_at: null })
    .where('id', '=', mail.id)
    .where('next_try_at', '=', mail.claimedUntil)
    .execute();
}

function rowToClaimed(row: Selectable<OutboxTable>): ClaimedMail {
  const { id, recipient, subject, body, tries, interruptions, unsubscribe_url: url } = row;
  const claim = { tries, interruptions, claimedUntil: row.next_try_at };
  const mail = { id, recipient, subject, body, queuedAt: row.created_at, ...claim };
  return url === null ? mail : { ...mail, unsubscribeUrl: url };
}
