import { sql } from 'kysely';
import { compiled, spelling } from '../db/compiled.ts';
import type { Db } from '../db/database.ts';
import { countKept, findComment } from './store.ts';
import type { Comment, Discussion } from './store.ts';
import { REPLIES_PER_THREAD, REPLIES_WEIGHT, ROOTS_WEIGHT, thoseThatFit } from './thread.ts';

/** A published comment, or the stub of one that no longer is, with its published replies. */
export interface Thread {
  readonly root: Comment;
  readonly replies: readonly Comment[];
  readonly more: number;
  readonly isCut: boolean;
}

interface Part {
  readonly limit: number;
  readonly offset: number;
}

/** One page of a discussion, oldest first, with the first replies of each thread. Pages count from 1. */
export async function listThreads(
  db: Db,
  { article, lang }: Discussion,
  page: number,
  perPage: number,
): Promise<readonly Thread[]> {
  const threads = await listIds(db, { article, lang, limit: perPage, offset: (page - 1) * perPage });
  const ids = threads.rows.map(({ id }) => id);
  const roots = await listByIds(db, ids);
  const counts = await countReplies(db, ids);
  const replies = thoseThatFit(await listFirstReplies(db, ids), REPLIES_WEIGHT);
  const whole = new Set(thoseThatFit(roots, ROOTS_WEIGHT));
  return roots.map((root) => {
    const shown = replies.filter(({ parent_id }) => parent_id === root.id);
    const more = (counts.get(root.id) ?? 0) - shown.length;
    return { root, replies: shown, more, isCut: !whole.has(root) };
  });
}

export async function countThreads(db: Db, discussion: Discussion): Promise<number> {
  return countKept(db, discussion, 'thread');
}

export async function countThreadsBefore(db: Db, comment: Comment): Promise<number> {
  const parent = comment.parent_id === null ? undefined : await findComment(db, comment.parent_id);
  const { created_at, id } = parent ?? comment;
  const row = await db
    .selectFrom('thread')
    .where('article', '=', comment.article)
    .where('lang', '=', comment.lang)
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

export async function listReplies(
  db: Db,
  root: Comment,
  { limit, offset }: Part,
): Promise<readonly Comment[]> {
  return publishedReplies(db, [root.id])
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countReplies(db: Db, roots: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (roots.length === 0) return new Map();
  const rows = await publishedReplies(db, roots)
    .select(['parent_id', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('parent_id')
    .execute();
  return new Map(rows.map(({ parent_id, count }) => [parent_id ?? '', count]));
}

/** The threads that show: those whose first comment is published, and those that only replies keep. */
const listIds = compiled(({ limit, offset, article, lang }: Discussion & Part) =>
  spelling
    .selectFrom('thread')
    .select('id')
    .where('article', '=', article)
    .where('lang', '=', lang)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .offset(offset),
);

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

async function listFirstReplies(db: Db, roots: readonly string[]): Promise<readonly Comment[]> {
  if (roots.length === 0) return [];
  const placed = publishedReplies(db, roots).select([
    'id',
    sql<number>`row_number() over (partition by parent_id order by created_at, id)`.as('place'),
  ]);
  const first = db.selectFrom(placed.as('placed')).select('id').where('place', '<=', REPLIES_PER_THREAD);
  return db
    .selectFrom('comment')
    .selectAll()
    .where('id', 'in', first)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

function publishedReplies(db: Db, roots: readonly string[]) {
  return db.selectFrom('comment').where('parent_id', 'in', roots).where('status', '=', 'published');
}
