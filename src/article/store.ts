import type { Db, Trx } from '../db/database.ts';
import type { CaptchaUsedTable, CommentTable, ReportTable, CommentCountTable } from '../db/schema.ts';
import { NotFound } from '../errors.ts';
import type { Lang } from '../i18n/messages.ts';

export type Comment = CommentTable;

/** The discussion of one article in one language. */
export interface Discussion {
  readonly article: string;
  readonly lang: Lang;
}

/** A published comment, or the stub of one that no longer is, with its published replies. */
export interface Thread {
  readonly root: Comment;
  readonly replies: readonly Comment[];
}

/** One page of a discussion, oldest first. Pages count from 1. */
export async function listThreads(
  db: Db,
  discussion: Discussion,
  page: number,
  perPage: number,
): Promise<readonly Thread[]> {
  const threads = await selectThreads(db, discussion)
    .select('id')
    .orderBy('created_at')
    .orderBy('id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  const ids = threads.map(({ id }) => id);
  const roots = await listByIds(db, ids);
  const replies = await listReplies(db, ids);
  return roots.map((root) => ({ root, replies: replies.filter(({ parent_id }) => parent_id === root.id) }));
}

/** The threads that show: those whose first comment is published, and those that only replies keep. */
function selectThreads(db: Db, { article, lang }: Discussion) {
  return db.selectFrom('thread').where('article', '=', article).where('lang', '=', lang);
}

async function listByIds(db: Db, ids: readonly string[]): Promise<readonly Comment[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('comment')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

async function listReplies(db: Db, roots: readonly string[]): Promise<readonly Comment[]> {
  if (roots.length === 0) return [];
  return db
    .selectFrom('comment')
    .selectAll()
    .where('parent_id', 'in', roots)
    .where('status', '=', 'published')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** How many comments of a discussion are published. */
export async function countPublished(db: Db, discussion: Discussion): Promise<number> {
  return countKept(db, discussion, 'published');
}

/** How many threads a discussion has. */
export async function countThreads(db: Db, discussion: Discussion): Promise<number> {
  return countKept(db, discussion, 'thread');
}

async function countKept(
  db: Db,
  { article, lang }: Discussion,
  what: CommentCountTable['what'],
): Promise<number> {
  const row = await db
    .selectFrom('comment_count')
    .select('count')
    .where('article', '=', article)
    .where('lang', '=', lang)
    .where('what', '=', what)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** How many threads stand before the one of this comment. */
export async function countThreadsBefore(db: Db, comment: Comment): Promise<number> {
  const parent = comment.parent_id === null ? undefined : await findComment(db, comment.parent_id);
  const { created_at, id } = parent ?? comment;
  const row = await selectThreads(db, comment)
    .where((eb) =>
      eb.or([
        eb('created_at', '<', created_at),
        eb.and([eb('created_at', '=', created_at), eb('id', '<', id)]),
      ]),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The latest published comments of a discussion, newest first. */
export async function listLatest(
  db: Db,
  { article, lang }: Discussion,
  limit: number,
): Promise<readonly Comment[]> {
  return db
    .selectFrom('comment')
    .selectAll()
    .where('article', '=', article)
    .where('lang', '=', lang)
    .where('status', '=', 'published')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function findComment(db: Db, id: string): Promise<Comment | undefined> {
  return db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A published comment of this discussion; throws NotFound when there is none of that id. */
export async function getPublished(db: Db, { article, lang }: Discussion, id: string): Promise<Comment> {
  const comment = await findComment(db, id);
  if (comment?.status !== 'published' || comment.article !== article || comment.lang !== lang)
    throw new NotFound('unknownComment');
  return comment;
}

export async function findDuplicate(db: Db, digest: string, since: number): Promise<Comment | undefined> {
  return db
    .selectFrom('comment')
    .selectAll()
    .where('digest', '=', digest)
    .where('status', '!=', 'trash')
    .where('created_at', '>', since)
    .orderBy('created_at')
    .executeTakeFirst();
}

/** When comments from these clients were accepted since then, oldest first. */
export async function listAcceptedFrom(
  db: Db,
  clients: readonly string[],
  since: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('comment_quota')
    .select('at')
    .where('client', 'in', clients)
    .where('at', '>', since)
    .orderBy('at')
    .execute();
  return rows.map(({ at }) => at);
}

/** When comments of this e-mail were accepted since then, oldest first. */
export async function listAcceptedOf(db: Db, emailKey: string, since: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('comment')
    .select('created_at')
    .where('email_key', '=', emailKey)
    .where('created_at', '>', since)
    .orderBy('created_at')
    .execute();
  return rows.map(({ created_at }) => created_at);
}

export async function countPublishedOf(db: Db, emailKey: string): Promise<number> {
  const row = await db
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('email_key', '=', emailKey)
    .where('status', '=', 'published')
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function findSpent(
  db: Db,
  nonce: string,
  client: string,
): Promise<CaptchaUsedTable | undefined> {
  return db
    .selectFrom('captcha_used')
    .selectAll()
    .where('nonce', '=', nonce)
    .where('client', '=', client)
    .executeTakeFirst();
}

/** Spends a question; false when it was spent before. */
export async function spendQuestion(db: Db, spent: CaptchaUsedTable): Promise<boolean> {
  const result = await db
    .insertInto('captcha_used')
    .values(spent)
    .onConflict((conflict) => conflict.columns(['nonce', 'client']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Counts one more outcome of the question on a day, of nobody in particular. */
export async function countOutcome(db: Db, day: string, outcome: string): Promise<void> {
  await db
    .insertInto('captcha_count')
    .values({ day, outcome, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'outcome'])
        .doUpdateSet((eb) => ({ count: eb('captcha_count.count', '+', 1) })),
    )
    .execute();
}

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
  await trx.insertInto('comment').values(comment).execute();
  await trx.insertInto('comment_quota').values({ client, at: created_at }).execute();
  if (address !== null)
    await trx.insertInto('comment_address').values({ comment_id: id, address, created_at }).execute();
  await trx
    .insertInto('moderation_log')
    .values({
      id: logId,
      at: created_at,
      actor: 'rules',
      comment_id: id,
      action: status === 'published' ? 'publish' : status === 'spam' ? 'spam' : 'hold',
      from_status: null,
      to_status: status,
      reason: reasons,
      via: 'rule',
    })
    .execute();
}

/** A writer's own change, while nobody else changed the comment: false when somebody did. */
export async function rewriteComment(
  trx: Trx,
  { id, version, original_text, text: before, status: from }: Comment,
  change: Pick<CommentTable, 'text' | 'digest' | 'status'>,
  logId: string,
  now: number,
): Promise<boolean> {
  const result = await trx
    .updateTable('comment')
    .set({
      ...change,
      original_text: original_text ?? before,
      version: version + 1,
      edited_at: now,
      ...(change.status === 'pending' && { published_at: null, decided_at: null }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await trx
    .insertInto('moderation_log')
    .values({
      id: logId,
      at: now,
      actor: 'writer',
      comment_id: id,
      action: 'edit',
      from_status: from,
      to_status: change.status,
      reason: null,
      via: 'ui',
    })
    .execute();
  return true;
}

export async function insertReport(db: Db, report: ReportTable): Promise<void> {
  await db.insertInto('report').values(report).execute();
}

/** The settings that the owner changed, as stored. */
export async function listSettings(db: Db): Promise<Readonly<Record<string, string>>> {
  const rows = await db.selectFrom('setting').selectAll().execute();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Forgets spent questions past their life, quotas after a day, and addresses after their months. */
export async function purgeGuards(db: Db, now: number, addressesBefore: number): Promise<void> {
  await db.deleteFrom('captcha_used').where('expires_at', '<=', now).execute();
  await db
    .deleteFrom('comment_quota')
    .where('at', '<=', now - 24 * 60 * 60 * 1000)
    .execute();
  await db.deleteFrom('comment_address').where('created_at', '<=', addressesBefore).execute();
}

/** Forgets the e-mails whose last comment is older: the comments stay, under their names. */
export async function purgeEmails(db: Db, before: number): Promise<void> {
  const recent = db
    .selectFrom('comment as recent')
    .select('recent.email_key')
    .where('recent.email_key', 'is not', null)
    .where('recent.created_at', '>', before);
  await db
    .updateTable('comment')
    .set({ email: null, email_key: null, digest: '' })
    .where('email_key', 'is not', null)
    .where('email_key', 'not in', recent)
    .execute();
}
