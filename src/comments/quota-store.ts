import { sql } from 'kysely';
import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import type { CommentQuotaTable } from '../db/schema.ts';
import type { Comment } from './store.ts';

/** A keyed digest that changes every day, by its name of today and by that of the day before. */
interface Named {
  readonly today: string;
  readonly before: string;
}

/** By what the quotas know who writes: one home or office, and its neighbours too. */
export interface Sender {
  readonly client: Named;
  readonly network: Named;
}

/** A comment that was taken from somewhere in a network. */
type Taken = Pick<CommentQuotaTable, 'client' | 'at'>;

/** What was taken from this network since then, oldest first. */
export async function listTakenFrom(db: Db, network: Named, since: number): Promise<readonly Taken[]> {
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

/** Words as somebody sends them: the digest tells whether others are the same. */
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

/** Whether somebody, whoever it was, sent these words since then. */
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

/** Counts against the quotas of whoever sent it. */
export async function countTaken(trx: Trx, quota: CommentQuotaTable): Promise<void> {
  await insertQuota(trx, quota);
}

const insertQuota = compiled((quota: CommentQuotaTable) =>
  spelling.insertInto('comment_quota').values(quota),
);
