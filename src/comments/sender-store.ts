import { sql } from 'kysely';
import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import type { CommentQuotaTable } from '../db/schema.ts';
import { isBlocked } from './block-store.ts';
import type { Comment } from './store.ts';
import { dayOf } from '../caps/cap.ts';
import { quotaKey, rangeKey } from '../caps/client.ts';
import { currentKey } from '../web/signed.ts';
import type { Facts } from './guard.ts';
import type { CommentFields } from './form.ts';
import type { Asked } from './question-store.ts';
import { emailKey } from '../mail/address.ts';
import { printsOf } from '../mail/fingerprint.ts';
import { findComment } from './store.ts';
import { countInHour } from '../caps/hour-store.ts';
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

export async function factsFor(
  db: Db,
  sending: Sending,
  { fields, sender }: { readonly fields: CommentFields; readonly sender: Sender },
): Promise<Facts> {
  const { now, settings } = sending;
  const { client, network } = sender;
  const taken = await listTakenFrom(db, network, now - LONGEST_WINDOW_MS);
  const isOwn = (by: string) => by === client.today || by === client.before;
  return {
    fields,
    settings,
    now,
    fromAddress: taken.filter((each) => isOwn(each.client)).map(({ at }) => at),
    fromNetwork: taken.map(({ at }) => at),
    published: await isPublished(db, emailKey(fields.email)),
    recognised: await isRecognised(db, sending, fields),
    blocked: await isBlocked(db, printsOf(fields.email, sending.printKey)),
  };
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
 * Counts a comment that a person will have to read, before or after it is published, in the transaction that stores it; true where the site has taken all that
 * it takes of them in an hour. A writer whom the site knows again and who was published before is not counted: robots shut
 * nobody out who has written here.
 */
export async function isBeyondHour(
  trx: Trx,
  { recognised, now }: Pick<Facts, 'recognised' | 'now'>,
): Promise<boolean> {
  if (recognised) return false;
  return !(await countInHour(trx, 'held', now));
}

async function isPublished(db: Db, emailKey: string): Promise<boolean> {
  return (await findPublished(db, { emailKey })).rows.length > 0;
}

const findPublished = compiled(({ emailKey }: { readonly emailKey: string }) =>
  spelling
    .selectFrom('comment')
    .select('id')
    .where('email_key', '=', emailKey)
    .where('status', '=', statusOf('published'))
    .limit(1),
);

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

interface Words {
  readonly digest: string;
  readonly emailKey: string;
}

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

export async function isTold(db: Db, words: Words, since: number): Promise<boolean> {
  return (await findTold(db, { ...words, since })).rows.length > 0;
}

const findTold = compiled(({ digest, emailKey, since }: Words & { readonly since: number }) =>
  spelling
    .selectFrom('comment')
    .select('id')
    .where('email_key', '=', emailKey)
    .where('created_at', '>', since)
    .where('digest', '=', digest)
    .where('status', '<>', sql.lit('trash'))
    .limit(1),
);

export async function countTaken(trx: Trx, quota: CommentQuotaTable): Promise<void> {
  await insertQuota(trx, quota);
}

const insertQuota = compiled((quota: CommentQuotaTable) =>
  spelling.insertInto('comment_quota').values(quota),
);
