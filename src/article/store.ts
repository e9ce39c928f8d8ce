import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import type { CommentCountTable, CommentTable, ReportTable } from '../db/schema.ts';
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
  const { article, lang } = discussion;
  const threads = await listIds(db, { article, lang, limit: perPage, offset: (page - 1) * perPage });
  const ids = threads.rows.map(({ id }) => id);
  const roots = await listByIds(db, ids);
  const replies = await listReplies(db, ids);
  return roots.map((root) => ({ root, replies: replies.filter(({ parent_id }) => parent_id === root.id) }));
}

const listIds = compiled(
  ({ limit, offset, ...discussion }: Discussion & { readonly limit: number; readonly offset: number }) =>
    selectThreads(spelling, discussion)
      .select('id')
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .offset(offset),
);

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
  const { rows } = await findCount(db, { article, lang, what });
  return rows[0]?.count ?? 0;
}

const findCount = compiled(({ article, lang, what }: Omit<CommentCountTable, 'count'>) =>
  spelling
    .selectFrom('comment_count')
    .select('count')
    .where('article', '=', article)
    .where('lang', '=', lang)
    .where('what', '=', what),
);

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
  return (await findById(db, { id })).rows[0];
}

const findById = compiled(({ id }: Pick<Comment, 'id'>) =>
  spelling.selectFrom('comment').selectAll().where('id', '=', id),
);

/** A published comment of this discussion; throws NotFound when there is none of that id. */
export async function getPublished(db: Db, { article, lang }: Discussion, id: string): Promise<Comment> {
  const comment = await findComment(db, id);
  if (comment?.status !== 'published' || comment.article !== article || comment.lang !== lang)
    throw new NotFound('unknownComment');
  return comment;
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
  const { rows } = await listAll(db, {});
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

const listAll = compiled(() => spelling.selectFrom('setting').selectAll());

/** Forgets the e-mails whose last comment is older: the comments stay, under their names. */
export async function purgeEmails(db: Db, before: number): Promise<number> {
  const recent = db
    .selectFrom('comment as recent')
    .select('recent.email_key')
    .where('recent.email_key', 'is not', null)
    .where('recent.created_at', '>', before);
  const { numUpdatedRows } = await db
    .updateTable('comment')
    .set({ email: null, email_key: null, digest: '' })
    .where('email_key', 'is not', null)
    .where('email_key', 'not in', recent)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
