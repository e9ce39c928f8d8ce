import type { Comment } from '../comments/store.ts';
import type { Db, Trx } from '../db/database.ts';
import { piecesOf } from '../db/pieces.ts';
import type { OutboxTable, ReportTable, SubscriptionTable } from '../db/schema.ts';
import type { Lang } from '../i18n/messages.ts';
import { eraseMailTo } from '../mail/store.ts';
import { eraseSubscriptionsOf } from '../mail/subscription-store.ts';
import { eraseHeldOfAddress, findHeldOfAddress } from './held-store.ts';
import type { FingerprintSecret, HeldOfAddress } from './held-store.ts';
import { insertLogLine, listWholeLogOf } from '../log/store.ts';
import type { Act, LogLine } from '../log/store.ts';
import { removeComments } from '../moderation/removal-store.ts';
import { emailKey } from '../mail/address.ts';

/** Everything that is held of the person behind an e-mail address. */
export interface Held extends HeldOfAddress {
  readonly comments: readonly (Comment & { readonly address: string | null })[];
  readonly subscriptions: readonly SubscriptionTable[];
  /** The reports that this person sent. */
  readonly reports: readonly ReportTable[];
  readonly mails: readonly Pick<OutboxTable, 'id' | 'recipient' | 'subject' | 'created_at' | 'sent_at'>[];
  readonly log: readonly LogLine[];
  /** Comments of others that name the address. */
  readonly mentions: readonly Comment[];
}

/** Whom to look for. */
export interface Who {
  /** The address in its one spelling (`emailKey`). */
  readonly key: string;
  readonly secret: FingerprintSecret;
}

export async function findPerson(db: Db, { key, secret }: Who): Promise<Held> {
  const comments = await db
    .selectFrom('comment')
    .leftJoin('comment_address', 'comment_address.comment_id', 'comment.id')
    .selectAll('comment')
    .select('comment_address.address')
    .where('email_key', '=', key)
    .orderBy('comment.created_at')
    .execute();
  return {
    comments,
    subscriptions: await db
      .selectFrom('subscription')
      .selectAll()
      .where('email_key', '=', key)
      .orderBy('created_at')
      .execute(),
    reports: await listReportsOf(db, key),
    mails: await listMailsOf(db, key),
    log: await listWholeLogOf(
      db,
      comments.map(({ id }) => id),
    ),
    mentions: await listMentions(db, key),
    ...(await findHeldOfAddress(db, key, secret)),
  };
}

async function listReportsOf(db: Db, key: string): Promise<readonly ReportTable[]> {
  const signed = await db.selectFrom('report').selectAll().where('email', 'like', patternOf(key)).execute();
  return signed.filter(({ email }) => email !== null && emailKey(email) === key);
}

/** Mails to this person, and those to the owner that name the address. */
async function listMailsOf(db: Db, key: string): Promise<Held['mails']> {
  const mails = await db
    .selectFrom('outbox')
    .select(['id', 'recipient', 'subject', 'body', 'created_at', 'sent_at'])
    .where((where) =>
      where.or([where('recipient', 'like', patternOf(key)), where('body', 'like', patternOf(key))]),
    )
    .orderBy('created_at')
    .execute();
  const theirs = mails.filter((mail) => emailKey(mail.recipient) === key || names(mail.body, key));
  return theirs.map(({ id, recipient, subject, created_at, sent_at }) => ({
    id,
    recipient,
    subject,
    created_at,
    sent_at,
  }));
}

async function listMentions(db: Db, key: string): Promise<readonly Comment[]> {
  const pattern = patternOf(key);
  const found = await db
    .selectFrom('comment')
    .selectAll()
    .where((where) => where.or([where('text', 'like', pattern), where('original_text', 'like', pattern)]))
    .where((where) => where.or([where('email_key', 'is', null), where('email_key', '!=', key)]))
    .execute();
  return found.filter(({ text, original_text }) => names(text, key) || names(original_text ?? '', key));
}

/** What `like` finds at least where the address stands: it knows no other spelling of letters beyond ASCII. */
function patternOf(key: string): string {
  return `%${key.replace(/[%_]/g, '_').replace(/[^\x20-\x7e]+/g, '%')}%`;
}

function names(text: string, key: string): boolean {
  return text.normalize('NFC').toLowerCase().includes(key);
}

export type Erasure = 'anonymise' | 'erase';

/**
 * Forgets a person: their comments stay without a name, or go; everything else that holds the address goes.
 * What others wrote of them stays, and is listed by `findPerson` to be edited by hand.
 */
export async function erasePerson(
  db: Db,
  act: Act,
  who: Who,
  how: Erasure,
  anonymous: (lang: Lang) => string,
): Promise<void> {
  const { key, secret } = who;
  await db.transaction().execute(async (trx) => {
    const { comments, reports } = await findPerson(trx, who);
    const ids = comments.map(({ id }) => id);
    // The queue of mails finds the spellings of the address in the rows that go next.
    await eraseMailTo(trx, key);
    await eraseSubscriptionsOf(trx, key);
    await eraseHeldOfAddress(trx, key, secret);
    for (const { id } of reports)
      await trx.updateTable('report').set({ email: null, client: null }).where('id', '=', id).execute();
    await eraseLogged(trx, key);
    if (how === 'erase') for (const some of piecesOf(ids)) await removeComments(trx, some);
    else await anonymise(trx, comments, act.at, key, anonymous);
    await insertLogLine(trx, act, { action: how, reason: String(comments.length) });
  });
}

async function eraseLogged(trx: Trx, key: string): Promise<void> {
  const lines = await trx
    .selectFrom('moderation_log')
    .select(['id', 'reason'])
    .where('reason', 'like', patternOf(key))
    .execute();
  const named = lines.filter(({ reason }) => names(reason ?? '', key)).map(({ id }) => id);
  for (const ids of piecesOf(named))
    await trx.updateTable('moderation_log').set({ reason: null }).where('id', 'in', ids).execute();
}

async function anonymise(
  trx: Trx,
  comments: readonly Comment[],
  now: number,
  key: string,
  anonymous: (lang: Lang) => string,
): Promise<void> {
  for (const { id, lang, text, version } of comments) {
    const nothing = { email: null, email_key: null, website: null, original_text: null, reasons: '[]' };
    const name = anonymous(lang);
    const words = { ...nothing, name, text: withoutAddress(text, key), digest: `anonymous-${id}` };
    const change = { ...words, version: version + 1, anonymised_at: now };
    await trx.updateTable('comment').set(change).where('id', '=', id).execute();
  }
  for (const ids of piecesOf(comments.map(({ id }) => id))) {
    await trx.updateTable('moderation_log').set({ reason: null }).where('comment_id', 'in', ids).execute();
    await trx.deleteFrom('comment_address').where('comment_id', 'in', ids).execute();
    await trx.deleteFrom('captcha_used').where('comment_id', 'in', ids).execute();
  }
}

function withoutAddress(text: string, key: string): string {
  const literal = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(literal, 'giu'), '\u2026');
}
