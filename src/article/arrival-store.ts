import { sql } from 'kysely';
import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import type {
  CaptchaCountTable,
  CaptchaUsedTable,
  CommentAddressTable,
  CommentQuotaTable,
  ModerationLogTable,
} from '../db/schema.ts';
import type { Status } from './comment.ts';
import type { Comment } from './store.ts';

/** The keyed hashes by which the quota knows a client: they change every day. */
export interface Client {
  readonly today: string;
  readonly before: string;
}

/** What counts of a comment that somebody sent lately. The digest tells whether another one is the same. */
export type Recent = Pick<Comment, 'id' | 'status' | 'digest' | 'created_at'>;

/** What somebody sent since then, oldest first. */
export async function listRecentOf(db: Db, emailKey: string, since: number): Promise<readonly Recent[]> {
  return (await listOf(db, { emailKey, since })).rows;
}

const listOf = compiled(({ emailKey, since }: { readonly emailKey: string; readonly since: number }) =>
  spelling
    .selectFrom('comment')
    .select(['id', 'status', 'digest', 'created_at'])
    .where('email_key', '=', emailKey)
    .where('created_at', '>', since)
    .orderBy('created_at'),
);

/** When comments from this client, by its name of today and that of the day before, were accepted; oldest first. */
export async function listAcceptedFrom(db: Db, client: Client, since: number): Promise<readonly number[]> {
  const { rows } = await listQuotas(db, { ...client, since });
  return rows.map(({ at }) => at);
}

const listQuotas = compiled(({ today, before, since }: Client & { readonly since: number }) =>
  spelling
    .selectFrom('comment_quota')
    .select('at')
    .where('client', 'in', [today, before])
    .where('at', '>', since)
    .orderBy('at'),
);

export async function countPublishedOf(db: Db, emailKey: string): Promise<number> {
  const { rows } = await countOf(db, { emailKey });
  return rows[0]?.count ?? 0;
}

const countOf = compiled(({ emailKey }: { readonly emailKey: string }) =>
  spelling
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('email_key', '=', emailKey)
    .where('status', '=', statusOf('published')),
);

/** Spelled out: to compare a value with an index of one status alone, SQLite would plan the query anew each time. */
function statusOf(status: Status) {
  return sql.lit(status);
}

export async function findSpent(
  db: Db,
  nonce: string,
  client: string,
): Promise<CaptchaUsedTable | undefined> {
  return (await findUsed(db, { nonce, client })).rows[0];
}

const findUsed = compiled(({ nonce, client }: Pick<CaptchaUsedTable, 'nonce' | 'client'>) =>
  spelling.selectFrom('captcha_used').selectAll().where('nonce', '=', nonce).where('client', '=', client),
);

/** Spends a question; false when it was spent before. */
export async function spendQuestion(db: Db, spent: CaptchaUsedTable): Promise<boolean> {
  return (await insertUsed(db, spent)).numAffectedRows === 1n;
}

const insertUsed = compiled((spent: CaptchaUsedTable) =>
  spelling
    .insertInto('captcha_used')
    .values(spent)
    .onConflict((conflict) => conflict.columns(['nonce', 'client']).doNothing()),
);

/** Counts one more outcome of the question on a day, of nobody in particular. */
export async function countOutcome(db: Db, day: string, outcome: string): Promise<void> {
  await raiseCount(db, { day, outcome });
}

const raiseCount = compiled(({ day, outcome }: Omit<CaptchaCountTable, 'count'>) =>
  spelling
    .insertInto('captcha_count')
    .values({ day, outcome, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'outcome'])
        .doUpdateSet((eb) => ({ count: eb('captcha_count.count', '+', 1) })),
    ),
);

/** A comment with everything that is stored beside it. */
export interface Arrival {
  readonly comment: Comment;
  /** Kept apart for as long as the owner decided; null when not at all. */
  readonly address: string | null;
  /** The keyed hash by which the quota knows the client. */
  readonly client: string;
  readonly logId: string;
}

export async function insertComment(trx: Trx, { comment, address, client, logId }: Arrival): Promise<void> {
  const { id, created_at, status, reasons } = comment;
  await insertRow(trx, comment);
  await insertQuota(trx, { client, at: created_at });
  if (address !== null) await insertAddress(trx, { comment_id: id, address, created_at });
  await insertRuling(trx, {
    id: logId,
    at: created_at,
    actor: 'rules',
    comment_id: id,
    action: status === 'published' ? 'publish' : status === 'spam' ? 'spam' : 'hold',
    from_status: null,
    to_status: status,
    reason: reasons,
    via: 'rule',
  });
}

const insertRow = compiled((comment: Comment) => spelling.insertInto('comment').values(comment));
const insertQuota = compiled((quota: CommentQuotaTable) =>
  spelling.insertInto('comment_quota').values(quota),
);
const insertAddress = compiled((address: CommentAddressTable) =>
  spelling.insertInto('comment_address').values(address),
);
const insertRuling = compiled((ruling: Omit<ModerationLogTable, 'act' | 'comment_version'>) =>
  spelling.insertInto('moderation_log').values(ruling),
);

/** Forgets spent questions past their life, quotas after a day, and addresses after their months; answers how many of all. */
export async function purgeGuards(db: Db, now: number, addressesBefore: number): Promise<number> {
  const questions = await db.deleteFrom('captcha_used').where('expires_at', '<=', now).executeTakeFirst();
  const quotas = await db
    .deleteFrom('comment_quota')
    .where('at', '<=', now - 24 * 60 * 60 * 1000)
    .executeTakeFirst();
  const addresses = await db
    .deleteFrom('comment_address')
    .where('created_at', '<=', addressesBefore)
    .executeTakeFirst();
  return Number(questions.numDeletedRows + quotas.numDeletedRows + addresses.numDeletedRows);
}
