import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/messages.ts';
import { escapeXml } from '../wheel/drawing/svg.ts';
import { instantOf } from '../articles/article.ts';
import type { Article } from '../articles/article.ts';
import { commentParagraphs } from './paragraphs.ts';
import type { Part } from './paragraphs.ts';

type ArticleText = Pick<Article, 'title' | 'summary' | 'author' | 'published' | 'updated' | 'tags' | 'html'>;
/** An article as readers elsewhere get it. Its `url` is absolute, and is also its lasting id. */
export type FeedArticle = ArticleText & { readonly url: string };

/** What everybody may know of a published comment: never an e-mail address. */
export interface PublicComment {
  /** Absolute, and also the lasting id. */
  readonly url: string;
  readonly name: string;
  /** Plain text, as typed. */
  readonly text: string;
  /** When it was published, in UTC milliseconds. */
  readonly at: number;
}

export interface ArticlesFeed {
  readonly lang: Lang;
  /** The address of the feed itself. */
  readonly selfUrl: string;
  /** The page that shows the same. */
  readonly pageUrl: string;
  readonly articles: readonly FeedArticle[];
}

export interface CommentsFeed {
  readonly lang: Lang;
  readonly selfUrl: string;
  readonly article: Pick<FeedArticle, 'url' | 'title' | 'published'>;
  readonly comments: readonly PublicComment[];
}

/** An Atom feed of articles, newest first. It is well-formed whatever they hold: what XML forbids becomes U+FFFD. */
export function articlesFeed({ lang, selfUrl, pageUrl, articles }: ArticlesFeed): string {
  const words = messagesFor(lang).articles.feeds;
  const entries = articles.map(articleEntry);
  return feed({ lang, selfUrl, pageUrl, title: words.articlesTitle, since: NEVER, entries });
}

/** Of all comments in one feed, as its XML holds them, so that it stays under a megabyte. */
const COMMENTS_BYTES = 900_000;

/** An Atom feed of the newest published comments of one article that fit in it, newest first, just as well-formed. */
export function commentsFeed({ lang, selfUrl, article, comments }: CommentsFeed): string {
  const words = messagesFor(lang).articles.feeds;
  const title = words.commentsTitle(article.title);
  const all = comments.map((comment) => commentEntry(comment, words.commentBy(comment.name)));
  let bytes = 0;
  const entries = newestFirst(all).filter(({ xml }) => (bytes += Buffer.byteLength(xml)) <= COMMENTS_BYTES);
  return feed({ lang, selfUrl, pageUrl: article.url, title, since: instantOf(article.published), entries });
}

/** When nothing was ever published. */
const NEVER = 0;

interface Entry {
  readonly published: number;
  readonly updated: number;
  readonly xml: string;
}

function articleEntry(article: FeedArticle): Entry {
  const published = instantOf(article.published);
  const updated = instantOf(article.updated ?? article.published);
  const parts = [
    ...entryHead(article.url, article.title, published, updated),
    author(article.author),
    ...article.tags.map((tag) => element('category', { term: tag })),
    element('summary', { type: 'text' }, article.summary),
    // The base makes its links absolute: those to other articles and those to its own sections.
    element('content', { type: 'html', 'xml:base': article.url }, article.html),
  ];
  return { published, updated, xml: parent('entry', {}, parts) };
}

function commentEntry({ url, name, text, at }: PublicComment, title: string): Entry {
  const content = element('content', { type: 'html' }, commentHtml(text));
  const parts = [...entryHead(url, title, at, at), author(name), content];
  return { published: at, updated: at, xml: parent('entry', {}, parts) };
}

function entryHead(url: string, title: string, published: number, updated: number): readonly string[] {
  return [
    element('id', {}, url),
    element('title', { type: 'text' }, title),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
    element('published', {}, isoOf(published)),
    element('updated', {}, isoOf(updated)),
  ];
}

function author(name: string): string {
  return parent('author', {}, [element('name', {}, name)]);
}

function commentHtml(text: string): string {
  const paragraphs = commentParagraphs(text).map((lines) =>
    lines.map((line) => line.map(partHtml).join('')).join('<br>'),
  );
  return paragraphs.map((html) => `<p>${html}</p>`).join('');
}

function partHtml({ text, url }: Part): string {
  const safe = escapeXml(text);
  return url === null ? safe : `<a href="${escapeXml(url)}" rel="ugc nofollow noopener">${safe}</a>`;
}

interface Feed {
  readonly lang: Lang;
  readonly selfUrl: string;
  readonly pageUrl: string;
  readonly title: string;
  /** It is as old as this when no entry is newer. */
  readonly since: number;
  readonly entries: readonly Entry[];
}

function feed({ lang, selfUrl, pageUrl, title, since, entries }: Feed): string {
  const updated = entries.reduce((latest, entry) => Math.max(latest, entry.updated), since);
  const parts = [
    element('id', {}, selfUrl),
    element('title', { type: 'text' }, title),
    element('link', { rel: 'self', type: 'application/atom+xml', href: selfUrl }),
    element('link', { rel: 'alternate', type: 'text/html', href: pageUrl }),
    element('updated', {}, isoOf(updated)),
    ...newestFirst(entries).map(({ xml }) => xml),
  ];
  const root = parent('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang }, parts);
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
}

function newestFirst(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => b.published - a.published);
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}

type Attributes = Readonly<Record<string, string>>;

function parent(name: string, attributes: Attributes, children: readonly string[]): string {
  return `<${name}${written(attributes)}>\n${children.join('\n')}\n</${name}>`;
}

function element(name: string, attributes: Attributes, text = ''): string {
  const opening = `<${name}${written(attributes)}`;
  return text === '' ? `${opening}/>` : `${opening}>${escapeXml(text)}</${name}>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}
