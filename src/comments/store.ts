import { compiled, spelling } from '../db/compiled.ts';
import type { Db } from '../db/database.ts';
import type { CommentCountTable, CommentTable } from '../db/schema.ts';
import { NotFound } from '../errors.ts';
import type { Lang } from '../i18n/languages.ts';

export type Comment = CommentTable;

export interface Discussion {
  readonly article: string;
  readonly lang: Lang;
}

export async function countPublished(db: Db, discussion: Discussion): Promise<number> {
  return countKept(db, discussion, 'published');
}

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

/** Those that there are, in the order of their ids: asked together, as a connection for each would leave none to other visitors. */
export async function listComments(db: Db, ids: readonly string[]): Promise<readonly Comment[]> {
  const rows = await db.selectFrom('comment').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((comment) => [comment.id, comment]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const findById = compiled(({ id }: Pick<Comment, 'id'>) =>
  spelling.selectFrom('comment').selectAll().where('id', '=', id),
);

export async function getPublished(db: Db, { article, lang }: Discussion, id: string): Promise<Comment> {
  const comment = await findComment(db, id);
  if (comment?.status !== 'published' || comment.article !== article || comment.lang !== lang)
    throw new NotFound('unknownComment');
  return comment;
}

/** The published first comment of the thread that a comment of this discussion stands in, as there is one level of replies. */
export async function findThreadOf(
  db: Db,
  { article, lang }: Discussion,
  id: string,
): Promise<Comment | undefined> {
  const found = await findComment(db, id);
  const root = found?.parent_id == null ? found : await findComment(db, found.parent_id);
  const isHere = root?.article === article && root.lang === lang;
  return isHere && root.status === 'published' ? root : undefined;
}

export async function findNewestTime(db: Db): Promise<number | undefined> {
  const row = await db
    .selectFrom('comment')
    .select(({ fn }) => fn.max<number | null>('created_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? undefined;
}
