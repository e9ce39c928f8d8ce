import { sql } from 'kysely';
import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import type { CommentQuotaTable } from '../db/schema.ts';
import { isBlocked } from './block-store.ts';
import type { Comment } from './store.ts';
import { HOURLY, dayOf } from '../caps/cap.ts';
import { quotaKey, rangeKey } from '../caps/client.ts';
import { currentKey } from '../web/signed.ts';
import type { Facts } from './guard.ts';
import type { CommentFields } from './form.ts';
import type { Asked } from './question-store.ts';
import { emailKey } from '../mail/address.ts';
import { printsOf } from '../mail/fingerprint.ts';
import { findComment } from './store.ts';
import { countInHour, readHour } from '../caps/hour-store.ts';
import { together } from '../db/engine.ts';
import type { Last } from '../db/last.ts';
import type { Status } from '../terms.ts';

interface Named {
  readonly today: string;
  readonly before: string;
}

export interface Sender {
  readonly client: Named;
  readonly network: Named;
}

export interface Sending extends Asked {
  readonly writtenBefore: string | undefined;
  /** Of the prints of addresses. */
  readonly printKey: string;
}

/** The longest quota looks this far back; the same words of the same person within this long are one comment. */
export const LONGEST_WINDOW_MS = 24 * 60 * 60 * 1000;

export function senderOf({ address, keys, now }: Pick<Sending, 'address' | 'keys' | 'now'>): Sender {
  const key = currentKey(keys);
  const [today, before] = [dayOf(now), dayOf(now - LONGEST_WINDOW_MS)];
  return {
    client: { today: quotaKey(address, key, today), before: quotaKey(address, key, before) },
    network: { today: rangeKey(address, key, today), before: rangeKey(address, key, before) },
  };
}

export interface Found {
  readonly facts: Facts;
  /** Somebody sent these very words with this e-mail before. */
  readonly isTold: boolean;
  /** What the hour has taken already. */
  readonly inHour: number;
}

export async function findFor(
  db: Db,
  sending: Sending,
  {
    fields,
    sender,
    digest,
  }: { readonly fields: CommentFields; readonly sender: Sender; readonly digest: string },
): Promise<Found> {
  const { now, settings } = sending;
  const { client, network } = sender;
  const since = now - LONGEST_WINDOW_MS;
  const [taken, writer, recognised, blocked, inHour] = await together(
    db,
    () => listTakenFrom(db, network, since),
    () => findWriter(db, { digest, emailKey: emailKey(fields.email) }, since),
    () => isRecognised(db, sending, fields),
    () => isBlocked(db, printsOf(fields.email, sending.printKey)),
    () => readHour(db, 'held', now),
  );
  const isOwn = (by: string) => by === client.today || by === client.before;
  const facts = {
    fields,
    settings,
    now,
    fromAddress: taken.filter((each) => isOwn(each.client)).map(({ at }) => at),
    fromNetwork: taken.map(({ at }) => at),
    published: writer.published,
    recognised,
    blocked,
  };
  return { facts, isTold: writer.told, inHour };
}

/** The cookie names a comment that stands published, of this very e-mail: somebody read it under that address. */
async function isRecognised(
  db: Db,
  { writtenBefore }: Sending,
  { email }: Pick<CommentFields, 'email'>,
): Promise<boolean> {
  const comment = writtenBefore === undefined ? undefined : await findComment(db, writtenBefore);
  return comment?.status === 'published' && comment.email_key === emailKey(email);
}

/**
 * Counts a comment that a person will have to read, before or after it is published, in the transaction that stores it; false where the site has taken all that
 * it takes of them in an hour. A writer whom the site knows again and who was published before is not counted: robots shut
 * nobody out who has written here. In the first half of the hour's places nobody waits for the count: those who write at one moment
 * are too few to fill the other.
 */
export async function takeOfHour(trx: Trx, last: Last, { facts, inHour }: Found): Promise<boolean> {
  const { recognised, now } = facts;
  if (recognised) return true;
  if (inHour >= HOURLY.held / 2) return countInHour(trx, 'held', now);
  last(() => countInHour(trx, 'held', now));
  return true;
}

interface Words {
  readonly digest: string;
  readonly emailKey: string;
}

interface Writer {
  readonly published: boolean;
  readonly told: boolean;
}

/** What of an e-mail's comments matters to one more: whether any stands published, and whether these very words were sent since then. */
async function findWriter(db: Db, words: Words, since: number): Promise<Writer> {
  const [row] = (await findComments(db, { ...words, since })).rows;
  return { published: Boolean(row?.published), told: Boolean(row?.told) };
}

const findComments = compiled(({ digest, emailKey, since }: Words & { readonly since: number }) => {
  const own = spelling.selectFrom('comment').select('id').where('email_key', '=', emailKey);
  const published = own.where('status', '=', statusOf('published'));
  const told = own
    .where('created_at', '>', since)
    .where('digest', '=', digest)
    .where('status', '<>', sql.lit('trash'));
  return spelling.selectNoFrom((eb) => [eb.exists(published).as('published'), eb.exists(told).as('told')]);
});

/** Spelled out: to compare a value with an index of one status alone, SQLite would plan the query anew each time. */
function statusOf(status: Status) {
  return sql.lit(status);
}

type Taken = Pick<CommentQuotaTable, 'client' | 'at'>;

async function listTakenFrom(db: Db, network: Named, since: number): Promise<readonly Taken[]> {
  return (await listQuotas(db, { ...network, since })).rows;
}

const listQuotas = compiled(({ today, before, since }: Named & { readonly since: number }) =>
  spelling
    .selectFrom('comment_quota')
    .select(['client', 'at'])
    .where('network', 'in', [today, before])
    .where('at', '>', since)
    .orderBy('at'),
);

/** The comment of these words that this very client sent since then, unless it was thrown away. */
export async function findOwnTwin(
  db: Db,
  { client, network }: Sender,
  digest: string,
  since: number,
): Promise<Comment | undefined> {
  const { today, before } = network;
  const { rows } = await findSentBy(db, {
    today,
    before,
    clientToday: client.today,
    clientBefore: client.before,
    digest,
    since,
  });
  return rows[0];
}

const findSentBy = compiled(
  (sent: Named & { clientToday: string; clientBefore: string; digest: string; since: number }) =>
    spelling
      .selectFrom('comment_quota as quota')
      .innerJoin('comment', 'comment.id', 'quota.comment_id')
      .selectAll('comment')
      .where('quota.network', 'in', [sent.today, sent.before])
      .where('quota.at', '>', sent.since)
      .where('quota.client', 'in', [sent.clientToday, sent.clientBefore])
      .where('comment.digest', '=', sent.digest)
      .where('comment.status', '<>', sql.lit('trash'))
      .limit(1),
);

export async function countTaken(trx: Trx, quota: CommentQuotaTable): Promise<void> {
  await insertQuota(trx, quota);
}

const insertQuota = compiled((quota: CommentQuotaTable) =>
  spelling.insertInto('comment_quota').values(quota),
);
