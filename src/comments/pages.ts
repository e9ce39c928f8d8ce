import { messagesFor } from '../i18n/messages.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { pageLinks } from '../web/page-links.ts';
import type { Article } from '../articles/article.ts';
import type { PublicComment } from './feed.ts';
import { articleJsonLd } from './json-ld.ts';
import type { Library } from '../articles/library.ts';
import type { BlankWheel } from './blank-wheel.ts';
import { plainParagraphs } from './paragraphs.ts';
import type { DrawnQuestion } from './question-store.ts';
import type { CommentSettings } from './settings.ts';
import type { Comment } from './store.ts';
import { STATES } from '../terms.ts';
import { alternatesOf, feedsOf } from '../articles/head.ts';
import { mineView, pageQuery, threadView } from './thread-page.ts';
import type { Notice, OwnComment, Shown, ThreadPlace } from './thread-page.ts';
import type { Lang } from '../i18n/languages.ts';
import { commentAnchor, pathTo, pathToArticle, urlTo } from '../addresses/links.ts';
import type { Head } from '../web/render.ts';

/** The newest of the page: the page itself has them all, and nobody needs them twice. */
const COMMENTS_IN_JSON_LD = 3;
const CONTENTS_FROM = 3;

export interface ArticlePage extends Shown {
  readonly article: Article;
  readonly library: Library;
  readonly blankWheel: BlankWheel;
  readonly baseUrl: string;
  readonly settings: CommentSettings;
  readonly closed: boolean;
  readonly mailing: boolean;
  readonly count: number;
  readonly question: DrawnQuestion;
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
  readonly preview?: string;
  readonly replyTo?: Comment | undefined;
  readonly mine?: OwnComment | undefined;
  readonly notice?: Notice | undefined;
}

declare module '../web/render.ts' {
  interface Views {
    'articles/show': ReturnType<typeof articlePage>;
  }
}

export function articlePage(drawn: ArticlePage, site: string) {
  const { article, library, closed, errors, preview, replyTo, mine, notice, question } = drawn;
  const { lang, slug } = article;
  const { previous, next } = library.neighbours(article);
  const place = { ...drawn, own: isOwn(drawn) };
  return {
    article,
    contents:
      article.headings.length < CONTENTS_FROM ? [] : article.headings.filter(({ level }) => level === 2),
    related: library.related(article),
    previous,
    next,
    head: headOf(drawn, site),
    ...drawn.blankWheel,
    states: STATES,
    discussion: discussionPart(place),
    closed,
    form: new FormView(inputOf(drawn), errors),
    // Who corrects or checks a comment came for the form: what was already read stands folded above it.
    folded: (errors?.length ?? 0) > 0 || preview !== undefined,
    commentsPath: pathTo('comments', lang, { slug }),
    articlePath: pathToArticle(lang, slug),
    question: questionView(question, lang),
    replyTo: replyTo && { id: replyTo.id, name: replyTo.name },
    mine: mine && !isThread(drawn, mine) ? mineView(place, mine) : undefined,
    preview: preview === undefined ? undefined : plainParagraphs(preview),
    notice,
    withWebsite: drawn.settings.website,
    withQuestion: drawn.settings.captcha,
    mailing: drawn.mailing,
  };
}

function discussionPart(place: ArticlePage & ThreadPlace) {
  const { article, count, settings, threads, thread, page, pages } = place;
  const { lang, slug } = article;
  return {
    count,
    readFirst: settings.holdAll && !settings.trustKnown,
    threads: threads.map((each) => threadView(place, each)),
    whole: thread && pathToArticle(lang, slug, {}, commentAnchor(lang, thread)),
    pages: pageLinks(page, pages, (number) =>
      pathToArticle(lang, slug, { ...(thread && { thread }), ...pageQuery(number) }),
    ),
  };
}

function isThread({ threads }: ArticlePage, { comment }: OwnComment): boolean {
  return threads.some(({ root }) => root.id === comment.id);
}

export function questionView({ token, a, b }: DrawnQuestion, lang: Lang) {
  const words = messagesFor(lang).comments.captcha;
  return { token, label: words.question(a, b), hint: words.hint };
}

function inputOf({ input, replyTo, question }: ArticlePage): Input {
  const typed = input ?? {};
  return { ...typed, captcha: [question.answer], parent: replyTo === undefined ? [] : [replyTo.id] };
}

function headOf(drawn: ArticlePage, site: string): Head {
  const { article, library, baseUrl, page, thread } = drawn;
  const { lang, slug } = article;
  const canonical = baseUrl + pathToArticle(lang, slug, thread === undefined ? pageQuery(page) : {});
  const twin = library.twin(article);
  const own = isOwn(drawn);
  return {
    canonical,
    noindex: own,
    alternates: alternatesOf(baseUrl, article, twin),
    feeds: feedsOf(site, lang, article),
    ogTitle: article.title,
    article,
    jsonLd: own ? undefined : jsonLdOf(drawn, site, canonical),
  };
}

/** Whether the page is drawn for one reader: in the middle of an act, or of one thread alone. */
function isOwn({ input, errors, preview, replyTo, mine, thread }: ArticlePage): boolean {
  return [input, errors, preview, replyTo, mine, thread].some((each) => each !== undefined);
}

function jsonLdOf(
  { article, baseUrl, threads, count, page }: ArticlePage,
  site: string,
  url: string,
): string {
  const { lang, slug } = article;
  const { articles } = messagesFor(lang);
  const home = { name: site, url: urlTo(baseUrl, 'home', lang, {}) };
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

export function publicComment(baseUrl: string, slug: string, comment: Comment, page = 1): PublicComment {
  const { id, lang, name, text, created_at } = comment;
  const url = baseUrl + pathToArticle(lang, slug, pageQuery(page), commentAnchor(lang, id));
  return { url, name, text, at: created_at };
}
