import type { Db, Trx } from '../db/database.ts';
import { piecesOf } from '../db/pieces.ts';
import type { LearnedCommentTable } from '../db/schema.ts';
import { listVerdicts, selectVerdicts } from '../log/trace-store.ts';
import { isTaught, resemblanceOf, toldWords } from './resemblance.ts';
import type { Learned, Resemblance, WordCount } from './resemblance.ts';
import type { Comment } from './store.ts';

/** So many of each kind are remembered, the latest: with the words of one, that bounds both tables. */
export const LEARNED_MAX = 1000;
const KINDS = ['published', 'spam'] as const;
/** A row has four values, or three. */
const ROWS_AT_ONCE = 120;

type Told = Pick<Comment, 'id' | 'text' | 'website'>;

/**
 * Learns anew from comments whose status or words changed: what a moderator published or called spam teaches, everything else
 * does not. What is learned is therefore always what the comments that stand teach, and an undone decision is forgotten.
 */
export async function relearn(trx: Trx, ids: readonly string[]): Promise<void> {
  await unlearn(trx, ids);
  for (const piece of piecesOf(ids)) await learn(trx, await listTeaching(trx, piece));
  for (const status of KINDS) await unlearnOldest(trx, status);
}

/** Forgets what comments taught. */
export async function unlearn(trx: Trx, ids: readonly string[]): Promise<void> {
  for (const piece of piecesOf(ids)) {
    const gone = await trx
      .deleteFrom('learned_comment')
      .where('comment_id', 'in', piece)
      .returning(['status', 'words'])
      .execute();
    await addCounts(trx, gone, -1);
  }
}

/** Forgets everything, and learns from the comments that stand. */
export async function learnAnew(trx: Trx): Promise<void> {
  await trx.deleteFrom('learned_comment').execute();
  await trx.deleteFrom('learned_word').execute();
  for (const status of KINDS)
    await learn(
      trx,
      await selectTeachable(trx)
        .where('status', '=', status)
        .where((eb) => eb.exists(selectVerdicts(trx, eb.ref('comment.id'), eb.ref('comment.status'))))
        .orderBy('decided_at', (at) => at.desc().nullsLast())
        .limit(LEARNED_MAX)
        .execute(),
    );
}

/** What a moderator published or called spam. Asked by ids alone: `status-store.ts`. */
async function listTeaching(trx: Trx, ids: readonly string[]) {
  const comments = await selectTeachable(trx).where('id', 'in', ids).execute();
  const verdicts = (await listVerdicts(trx, ids)).map((line) => `${line.comment_id} ${line.to_status}`);
  const given = new Set(verdicts);
  return comments.filter(({ id, status }) => given.has(`${id} ${status}`));
}

function selectTeachable(trx: Trx) {
  return trx
    .selectFrom('comment')
    .select(['id', 'status', 'text', 'website', 'decided_at'])
    .where('text', '!=', '')
    .where('by_moderator', '=', 0)
    .where('anonymised_at', 'is', null);
}

async function learn(trx: Trx, comments: Awaited<ReturnType<typeof listTeaching>>): Promise<void> {
  const rows = comments.map((comment) => ({
    comment_id: comment.id,
    status: comment.status === 'spam' ? ('spam' as const) : ('published' as const),
    at: comment.decided_at ?? 0,
    words: toldWords(comment).join(' '),
  }));
  for (const piece of piecesOf(rows, ROWS_AT_ONCE))
    await trx.insertInto('learned_comment').values(piece).execute();
  await addCounts(trx, rows, 1);
}

async function unlearnOldest(trx: Trx, status: LearnedCommentTable['status']): Promise<void> {
  const rows = await trx
    .selectFrom('learned_comment')
    .select('comment_id')
    .where('status', '=', status)
    .orderBy('at', 'desc')
    .orderBy('comment_id', 'desc')
    .limit(LEARNED_MAX)
    .offset(LEARNED_MAX)
    .execute();
  await unlearn(
    trx,
    rows.map(({ comment_id }) => comment_id),
  );
}

type Lesson = Pick<LearnedCommentTable, 'status' | 'words'>;

async function addCounts(trx: Trx, lessons: readonly Lesson[], sign: 1 | -1): Promise<void> {
  const counts = [...countsOf(lessons, sign)].map(([word, count]) => ({ word, ...count }));
  for (const piece of piecesOf(counts, ROWS_AT_ONCE))
    await trx
      .insertInto('learned_word')
      .values(piece)
      .onConflict((conflict) =>
        conflict.column('word').doUpdateSet((eb) => ({
          published: eb('learned_word.published', '+', eb.ref('excluded.published')),
          spam: eb('learned_word.spam', '+', eb.ref('excluded.spam')),
        })),
      )
      .execute();
  if (sign === 1) return;
  for (const piece of piecesOf(counts))
    await trx
      .deleteFrom('learned_word')
      .where(
        'word',
        'in',
        piece.map(({ word }) => word),
      )
      .where('published', '<=', 0)
      .where('spam', '<=', 0)
      .execute();
}

function countsOf(lessons: readonly Lesson[], sign: 1 | -1): ReadonlyMap<string, WordCount> {
  const counts = new Map<string, WordCount>();
  for (const { status, words } of lessons)
    for (const word of words.split(' ').filter((each) => each !== '')) {
      const before = counts.get(word) ?? { published: 0, spam: 0 };
      counts.set(word, { ...before, [status]: before[status] + sign });
    }
  return counts;
}

/** How many comments of each kind taught. */
export async function countLearned(db: Db): Promise<WordCount> {
  const rows = await db
    .selectFrom('learned_comment')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
  const countOf = (status: LearnedCommentTable['status']) =>
    rows.find((row) => row.status === status)?.count ?? 0;
  return { published: countOf('published'), spam: countOf('spam') };
}

/** What each comment is like, by its id; empty as long as too little is learned. */
export async function findResemblance(
  db: Db,
  comments: readonly Told[],
): Promise<ReadonlyMap<string, Resemblance>> {
  const total = await countLearned(db);
  if (!isTaught(total)) return new Map();
  const told = comments.map((comment) => [comment.id, toldWords(comment)] as const);
  const words = await findWords(db, [...new Set(told.flatMap(([, each]) => each))]);
  const learned: Learned = { total, words };
  return new Map(told.map(([id, each]) => [id, resemblanceOf(each, learned)]));
}

async function findWords(db: Db, words: readonly string[]): Promise<ReadonlyMap<string, WordCount>> {
  const found = new Map<string, WordCount>();
  for (const piece of piecesOf(words)) {
    const rows = await db.selectFrom('learned_word').selectAll().where('word', 'in', piece).execute();
    for (const { word, published, spam } of rows) found.set(word, { published, spam });
  }
  return found;
}
