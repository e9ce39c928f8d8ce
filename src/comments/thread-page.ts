import type { Db } from '../db/database.ts';
import { THREADS_PER_PAGE } from './pages.ts';
import type { ArticlePage } from './pages.ts';
import type { Comment, Discussion } from './store.ts';
import { countReplies, countThreads, listReplies, listThreads } from './thread-store.ts';
import { REPLIES_PER_PAGE } from './thread.ts';
import type { Thread } from './thread-store.ts';

/** What a page of an article shows of its discussion. */
type Shown = Pick<ArticlePage, 'threads' | 'page' | 'pages' | 'thread'>;

/** A page of a discussion; one beyond the last is the last. */
export async function threadsOf(db: Db, place: Discussion, asked: number): Promise<Shown> {
  const pages = pagesFor(await countThreads(db, place), THREADS_PER_PAGE);
  const page = Math.min(asked, pages);
  return { threads: await listThreads(db, place, page, THREADS_PER_PAGE), page, pages };
}

/** One thread, whole: a page of its replies. */
export async function threadOf(db: Db, root: Comment, asked: number): Promise<Shown> {
  const count = (await countReplies(db, [root.id])).get(root.id) ?? 0;
  const pages = pagesFor(count, REPLIES_PER_PAGE);
  const page = Math.min(asked, pages);
  const part = { limit: REPLIES_PER_PAGE, offset: (page - 1) * REPLIES_PER_PAGE };
  const thread: Thread = { root, replies: await listReplies(db, root, part), more: 0, isCut: false };
  return { threads: [thread], page, pages, thread: root.id };
}

function pagesFor(count: number, perPage: number): number {
  return Math.max(1, Math.ceil(count / perPage));
}
