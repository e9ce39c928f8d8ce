import { formatDate } from '../i18n/format.ts';
import { LANGS, messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/messages.ts';
import { COMMENT_FORM, commentAnchor, pathTo, pathToArticle, urlTo } from '../addresses/paths.ts';
import type { ArticleQuery } from '../addresses/paths.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { pageLinks } from '../web/page-links.ts';
import { APPROACHES } from '../wheel/approaches.ts';
import { byFamily, pictogramAgain, signedOnce } from '../wheel/drawing/pictograms.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import type { WheelPicture } from '../wheel/drawing/picture.ts';
import { wheelOf } from '../wheel/wheel.ts';
import type { Article } from '../articles/article.ts';
import type { PublicComment } from './feed.ts';
import { articleJsonLd } from './json-ld.ts';
import type { Library } from '../articles/library.ts';
import { commentParagraphs, plainParagraphs } from './paragraphs.ts';
import type { Paragraph } from './paragraphs.ts';
import type { DrawnQuestion } from './question-store.ts';
import type { CommentSettings } from './settings.ts';
import type { Comment } from './store.ts';
import { beginningOf } from './thread.ts';
import type { Thread } from './thread-store.ts';
import { STATES } from '../terms.ts';

/** Threads on one page of a discussion (comments §6). */
export const THREADS_PER_PAGE = 50;
/** The newest of the page: the page itself has them all, and nobody needs them twice. */
const COMMENTS_IN_JSON_LD = 3;
/** A table of contents helps from this many headings on. */
const CONTENTS_FROM = 3;

/** Everything an article page is drawn from. */
export interface ArticlePage {
  readonly article: Article;
  readonly library: Library;
  readonly baseUrl: string;
  readonly settings: CommentSettings;
  readonly closed: boolean;
  readonly mailing: boolean;
  readonly contactEmail: string | undefined;
  readonly count: number;
  readonly threads: readonly Thread[];
  /** Of the pages of comments: which one, of how many. */
  readonly page: number;
  readonly pages: number;
  /** The first comment of the one thread that is shown, where it is not the whole discussion. */
  readonly thread?: string;
  readonly question: DrawnQuestion;
  /** The form as it was sent, when it is drawn again. */
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
  readonly preview?: string;
  /** The published comment that is being answered. */
  readonly replyTo?: Comment | undefined;
  readonly mine?: OwnComment | undefined;
  readonly notice?: Notice | undefined;
}

/** What became of an act: in a sentence, and in the few words that the title begins with. */
interface Notice {
  readonly text: string;
  readonly said: string;
}

/** A writer's own comment that only its writer sees. */
export interface OwnComment {
  readonly comment: Comment;
  readonly note: string;
  readonly notice: Notice;
  readonly editPath: string | undefined;
}

/** The article, the wheel to paint, its discussion and the form. */
export function articlePage(drawn: ArticlePage) {
  const { article, library, closed, errors, preview, replyTo, mine, notice, question } = drawn;
  const { lang, slug } = article;
  const { previous, next } = library.neighbours(article);
  return {
    article,
    contents:
      article.headings.length < CONTENTS_FROM ? [] : article.headings.filter(({ level }) => level === 2),
    related: library.related(article),
    previous,
    next,
    head: headOf(drawn),
    approaches: APPROACHES,
    families: byFamily(signedOnce()),
    states: STATES,
    wheel: wheelToPaint(lang),
    discussion: {
      count: drawn.count,
      readFirst: drawn.settings.holdAll && !drawn.settings.trustKnown,
      threads: drawn.threads.map((thread) => threadView(drawn, thread)),
      whole: drawn.thread && pathToArticle(lang, slug, {}, commentAnchor(lang, drawn.thread)),
      pages: pageLinks(drawn.page, drawn.pages, (number) =>
        pathToArticle(lang, slug, { ...(drawn.thread && { thread: drawn.thread }), ...pageQuery(number) }),
      ),
    },
    closed,
    form: new FormView(inputOf(drawn), errors),
    // Who corrects or checks a comment came for the form: what was already read stands folded above it.
    folded: (errors?.length ?? 0) > 0 || preview !== undefined,
    commentsPath: pathTo('comments', lang, { slug }),
    articlePath: pathToArticle(lang, slug),
    question: questionView(question, lang),
    replyTo: replyTo && { id: replyTo.id, name: replyTo.name },
    mine: mine && !isThread(drawn, mine) ? mineView(drawn, mine) : undefined,
    preview: preview === undefined ? undefined : plainParagraphs(preview),
    notice,
    withWebsite: drawn.settings.website,
    withQuestion: drawn.settings.captcha,
    mailing: drawn.mailing,
  };
}

/** A blank wheel, and its table: the signs of the approaches stand in the form already. */
function wheelToPaint(lang: Lang): WheelPicture {
  const picture = wheelPicture(
    { choices: wheelOf() },
    { lang, idPrefix: 'wheel', hidden: true, compact: true },
  );
  return { ...picture, rows: picture.rows.map((row) => ({ ...row, pictogram: pictogramAgain(row.key) })) };
}

/** The question in words, for its field. */
export function questionView({ token, a, b }: DrawnQuestion, lang: Lang) {
  const words = messagesFor(lang).comments.captcha;
  return { token, label: words.question(a, b), hint: words.hint };
}

function inputOf({ input, replyTo, question }: ArticlePage): Input {
  const typed = input ?? {};
  return { ...typed, captcha: [question.answer], parent: replyTo === undefined ? [] : [replyTo.id] };
}

/** One comment as the page shows it. */
export interface CommentView {
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
  readonly replyPath: string | undefined;
  readonly replyLabel?: string;
  readonly reportPath: string | undefined;
  readonly reportLabel?: string;
  readonly paragraphs: readonly Paragraph[];
  readonly replies: readonly CommentView[];
  /** Where a comment that only begins here is read on. */
  readonly restPath?: string | undefined;
  /** The replies that do not stand here, and where they do. */
  readonly more?: { readonly count: number; readonly path: string } | undefined;
}

/** A writer's own comment may wait again while its replies stand: its place then says so. */
function threadView(drawn: ArticlePage, { root, replies, more, isCut }: Thread): CommentView {
  const { mine, article } = drawn;
  const path = pathToArticle(
    article.lang,
    article.slug,
    { thread: root.id },
    commentAnchor(article.lang, root.id),
  );
  const first = mine?.comment.id === root.id ? mineView(drawn, mine) : commentView(drawn, root);
  const views = replies.map((reply) => commentView(drawn, reply));
  const beginning = isCut && { paragraphs: commentParagraphs(beginningOf(root.text)), restPath: path };
  return { ...first, ...beginning, replies: views, more: more > 0 ? { count: more, path } : undefined };
}

function isThread({ threads }: ArticlePage, { comment }: OwnComment): boolean {
  return threads.some(({ root }) => root.id === comment.id);
}

function commentView(drawn: ArticlePage, comment: Comment): CommentView {
  const { article, page, thread, settings, closed } = drawn;
  const { lang, slug } = article;
  const anchor = commentAnchor(lang, comment.id);
  const answerable = settings.replies && !closed && comment.parent_id === null;
  // Fifty comments name their article three times each: on its own page their links say only what differs.
  const here = isOwn(drawn) ? 0 : pathToArticle(lang, slug).length;
  const replyPath = pathToArticle(lang, slug, { reply: comment.id }, COMMENT_FORM).slice(here);
  return {
    ...textView(comment, lang),
    anchor,
    stub: comment.status !== 'published',
    permalink: isOwn(drawn)
      ? pathToArticle(lang, slug, { ...(thread && { thread }), ...pageQuery(page) }, anchor)
      : `#${anchor}`,
    replyPath: answerable ? replyPath : undefined,
    ...actLabels(comment, lang),
    reportPath: pathTo('reportComment', lang, { slug, comment: comment.id }),
    paragraphs: commentParagraphs(comment.text),
    replies: [],
  };
}

/** What the links under a comment are called where they stand alone; a name may run the other way than the words around it. */
function actLabels({ name }: Comment, lang: Lang) {
  const words = messagesFor(lang).discussion;
  const isolated = `\u2068${name}\u2069`;
  return {
    replyLabel: `${words.reply} ${words.replyTo} ${isolated}`,
    reportLabel: `${words.report} ${words.reportOf} ${isolated}`,
  };
}

function mineView({ article }: ArticlePage, { comment, note, editPath }: OwnComment): CommentView {
  const anchor = commentAnchor(article.lang, comment.id);
  return {
    ...textView(comment, article.lang),
    anchor,
    stub: false,
    pending: note,
    editPath,
    permalink: `#${anchor}`,
    replyPath: undefined,
    reportPath: undefined,
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
    iso: new Date(comment.created_at).toISOString().replace(/\.\d+Z$/, 'Z'),
    edited: comment.edited_at !== null,
  };
}

/** The first page of comments is the article's own address. */
export function pageQuery(page: number): ArticleQuery {
  return page > 1 ? { page } : {};
}

/** What search engines, feed readers and link previews are told. */
function headOf(drawn: ArticlePage) {
  const { article, library, baseUrl, page, thread } = drawn;
  const { lang, slug } = article;
  const canonical = baseUrl + pathToArticle(lang, slug, thread === undefined ? pageQuery(page) : {});
  const twin = library.twin(article);
  const own = isOwn(drawn);
  return {
    canonical,
    noindex: own,
    alternates: alternatesOf(baseUrl, article, twin),
    feeds: feedsOf(lang, article),
    ogTitle: article.title,
    article,
    jsonLd: own ? undefined : jsonLdOf(drawn, canonical),
  };
}

/** Whether the page is drawn for one reader: in the middle of an act, or of one thread alone. */
function isOwn({ input, errors, preview, replyTo, mine, thread }: ArticlePage): boolean {
  return [input, errors, preview, replyTo, mine, thread].some((each) => each !== undefined);
}

function alternatesOf(baseUrl: string, article: Article, twin: Article) {
  const versions = LANGS.flatMap((lang) => [article, twin].filter((each) => each.lang === lang));
  const links: { lang: string; url: string }[] = versions.map(({ lang, slug }) => ({
    lang: lang,
    url: urlTo(baseUrl, 'article', lang, { slug }),
  }));
  return [
    ...links,
    ...links.filter(({ lang }) => lang === 'fr').map(({ url }) => ({ lang: 'x-default', url })),
  ];
}

/** What the list of articles says in its head. */
export function listHead(baseUrl: string, lang: Lang) {
  const url = (each: Lang) => urlTo(baseUrl, 'articles', each, {});
  return {
    canonical: url(lang),
    alternates: [
      ...LANGS.map((each) => ({ lang: each, url: url(each) })),
      { lang: 'x-default', url: url('fr') },
    ],
    feeds: feedsOf(lang),
    ogTitle: messagesFor(lang).articles.title,
  };
}

function feedsOf(lang: Lang, article?: Article) {
  const { feeds } = messagesFor(lang).articles;
  const all = { title: feeds.articlesTitle, path: pathTo('articlesFeed', lang, {}) };
  if (article === undefined) return [all];
  return [
    all,
    { title: feeds.commentsTitle(article.title), path: pathTo('commentsFeed', lang, { slug: article.slug }) },
  ];
}

function jsonLdOf({ article, baseUrl, threads, count, page }: ArticlePage, url: string): string {
  const { lang, slug } = article;
  const { common, articles } = messagesFor(lang);
  const home = { name: common.site, url: urlTo(baseUrl, 'home', lang, {}) };
  const list = { name: articles.title, url: urlTo(baseUrl, 'articles', lang, {}) };
  const shown = threads.flatMap(({ root, replies }) => [root, ...replies]);
  const published = shown.filter(({ status }) => status === 'published').slice(-COMMENTS_IN_JSON_LD);
  return articleJsonLd({
    lang,
    article: { ...article, url },
    publisher: home,
    images: [],
    comments: published.map((comment) => publicComment(baseUrl, slug, comment, page)),
    commentCount: count,
    breadcrumb: [home, list, { name: article.title, url }],
  });
}

/** What everybody may know of a published comment, which stands on that page of its discussion. */
export function publicComment(baseUrl: string, slug: string, comment: Comment, page = 1): PublicComment {
  const { id, lang, name, text, created_at } = comment;
  const url = baseUrl + pathToArticle(lang, slug, pageQuery(page), commentAnchor(lang, id));
  return { url, name, text, at: created_at };
}
