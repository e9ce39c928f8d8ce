import type { Db } from '../db/database.ts';
import type { Comment, Discussion } from './store.ts';
import { countReplies, countThreads, listReplies, listThreads } from './thread-store.ts';
import { REPLIES_PER_PAGE, THREADS_PER_PAGE, beginningOf } from './thread.ts';
import type { Thread } from './thread-store.ts';
import type { Article } from '../articles/article.ts';
import { formatDate } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { commentParagraphs, plainParagraphs } from './paragraphs.ts';
import type { Paragraph } from './paragraphs.ts';
import type { CommentSettings } from './settings.ts';
import type { Lang } from '../i18n/languages.ts';
import { COMMENT_FORM_ID, commentAnchor, pathTo, pathToArticle } from '../addresses/links.ts';
import type { ArticleQuery } from '../addresses/links.ts';

export interface Shown {
  readonly threads: readonly Thread[];
  readonly page: number;
  readonly pages: number;
  /** The first comment of the one thread that is shown, where it is not the whole discussion. */
  readonly thread?: string;
}

/** A page of a discussion; one beyond the last is the last. */
export async function threadsOf(db: Db, place: Discussion, asked: number): Promise<Shown> {
  const pages = pagesFor(await countThreads(db, place), THREADS_PER_PAGE);
  const page = Math.min(asked, pages);
  return { threads: await listThreads(db, place, page, THREADS_PER_PAGE), page, pages };
}

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

export interface ThreadPlace {
  readonly article: Article;
  readonly settings: CommentSettings;
  readonly closed: boolean;
  readonly page: number;
  readonly thread?: string;
  readonly mine?: OwnComment | undefined;
  readonly own: boolean;
}

export interface Notice {
  readonly text: string;
  readonly said: string;
}

export interface OwnComment {
  readonly comment: Comment;
  readonly note: string;
  readonly notice: Notice;
  readonly editPath: string | undefined;
}

/** A link under a comment, and what it is called where it stands alone. */
interface CommentAct {
  readonly path: string;
  readonly label: string;
}

interface CommentView {
  readonly anchor: string;
  readonly name: string;
  readonly website: string | null;
  readonly byModerator: boolean;
  readonly date: string;
  readonly iso: string;
  readonly edited: boolean;
  readonly stub: boolean;
  readonly pending?: string;
  readonly editPath?: string | undefined;
  readonly permalink: string;
  readonly reply: CommentAct | undefined;
  readonly report: CommentAct | undefined;
  readonly paragraphs: readonly Paragraph[];
  readonly replies: readonly CommentView[];
  readonly restPath?: string | undefined;
  readonly more?: { readonly count: number; readonly path: string } | undefined;
}

/** A thread as its page shows it. A writer's own comment may wait again while its replies stand: its place then says so. */
export function threadView(place: ThreadPlace, { root, replies, more, isCut }: Thread): CommentView {
  const { mine } = place;
  const first = mine?.comment.id === root.id ? mineView(place, mine) : commentView(place, root);
  const views = replies.map((reply) => commentView(place, reply));
  const beginning = isCut && {
    paragraphs: commentParagraphs(beginningOf(root.text)),
    restPath: pathToThread(place, root),
  };
  return {
    ...first,
    ...beginning,
    replies: views,
    more: more > 0 ? { count: more, path: pathToThread(place, root) } : undefined,
  };
}

function pathToThread({ article: { lang, slug } }: ThreadPlace, root: Comment): string {
  return pathToArticle(lang, slug, { thread: root.id }, commentAnchor(lang, root.id));
}

function commentView(place: ThreadPlace, comment: Comment): CommentView {
  const { article, page, thread, settings, closed, own } = place;
  const { lang, slug } = article;
  const anchor = commentAnchor(lang, comment.id);
  const answerable = settings.replies && !closed && comment.parent_id === null;
  const replyPath = pathToArticle(lang, slug, { reply: comment.id }, COMMENT_FORM_ID);
  const labels = actLabels(comment, lang);
  return {
    ...textView(comment, lang),
    anchor,
    stub: comment.status !== 'published',
    permalink: own
      ? pathToArticle(lang, slug, { ...(thread && { thread }), ...pageQuery(page) }, anchor)
      : `#${anchor}`,
    // Fifty comments name their article three times each: on its own page their links say only what differs.
    reply: answerable
      ? { path: own ? replyPath : replyPath.slice(replyPath.indexOf('?')), label: labels.reply }
      : undefined,
    report: { path: pathTo('reportComment', lang, { slug, comment: comment.id }), label: labels.report },
    paragraphs: commentParagraphs(comment.text),
    replies: [],
  };
}

function actLabels({ name }: Comment, lang: Lang) {
  const words = messagesFor(lang).discussion;
  return {
    reply: `${words.reply} ${words.replyTo} ${name}`,
    report: `${words.report} ${words.reportOf} ${name}`,
  };
}

/** A writer's own comment, without a link that anybody put into it. */
export function mineView(
  { article }: Pick<ThreadPlace, 'article'>,
  { comment, note, editPath }: OwnComment,
): CommentView {
  const anchor = commentAnchor(article.lang, comment.id);
  return {
    ...textView(comment, article.lang),
    anchor,
    stub: false,
    pending: note,
    editPath,
    permalink: `#${anchor}`,
    reply: undefined,
    report: undefined,
    website: null,
    paragraphs: plainParagraphs(comment.text),
    replies: [],
  };
}

function textView(comment: Comment, lang: Lang) {
  return {
    name: comment.name,
    website: comment.website,
    byModerator: comment.by_moderator === 1,
    date: formatDate(lang, comment.created_at),
    iso: `${new Date(comment.created_at).toISOString().slice(0, 19)}Z`,
    edited: comment.edited_at !== null,
  };
}

export function pageQuery(page: number): ArticleQuery {
  return page > 1 ? { page } : {};
}
