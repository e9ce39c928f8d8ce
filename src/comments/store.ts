import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import type { CommentCountTable, CommentTable } from '../db/schema.ts';
import { NotFound } from '../errors.ts';
import type { Lang } from '../i18n/messages.ts';

export type Comment = CommentTable;

/** The discussion of one article in one language. */
export interface Discussion {
  readonly article: string;
  readonly lang: Lang;
}

/** How many comments of a discussion are published. */
export async function countPublished(db: Db, discussion: Discussion): Promise<number> {
  return countKept(db, discussion, 'published');
}

/** A count that the database keeps by itself. */
export async function countKept(
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

/** So often may writers correct one comment: each time it is read again, and leaves a line in the log. */
export const CORRECTIONS_MAX = 20;

/** Kept, or why not: somebody else changed the comment meanwhile, or it was corrected `CORRECTIONS_MAX` times. */
export type Correction = 'kept' | 'late' | 'full';

/** A writer's own change, while nobody else changed the comment, and not for ever. */
export async function rewriteComment(
  trx: Trx,
  { id, version, original_text, text: before, status: from }: Comment,
  change: Pick<CommentTable, 'text' | 'digest' | 'status'>,
  logId: string,
  now: number,
): Promise<Correction> {
  if ((await countCorrections(trx, id)) >= CORRECTIONS_MAX) return 'full';
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
  if (result.numUpdatedRows !== 1n) return 'late';
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
  return 'kept';
}

async function countCorrections(trx: Trx, commentId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('moderation_log')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('comment_id', '=', commentId)
    .where('actor', '=', 'writer')
    .where('action', '=', 'edit')
    .executeTakeFirstOrThrow();
  return count;
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
