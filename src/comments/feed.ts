import { messagesFor } from '../i18n/messages.ts';
import { escapeXml } from '../wheel/drawing/svg.ts';
import { instantOf } from '../articles/article.ts';
import { commentParagraphs } from './paragraphs.ts';
import type { Part } from './paragraphs.ts';
import { author, element, entryHead, feed, newestFirst, parent } from '../web/atom.ts';
import type { Entry } from '../web/atom.ts';
import type { FeedArticle } from '../articles/feed.ts';
import type { Lang } from '../i18n/languages.ts';

/** What everybody may know of a published comment: never an e-mail address. */
export interface PublicComment {
  readonly url: string;
  readonly name: string;
  readonly text: string;
  /** When it was published, in UTC milliseconds. */
  readonly at: number;
}

export interface CommentsFeed {
  readonly lang: Lang;
  /** The lasting id of an address. */
  readonly idOf: (url: string) => string;
  readonly selfUrl: string;
  readonly article: Pick<FeedArticle, 'url' | 'title' | 'published'>;
  readonly comments: readonly PublicComment[];
}

/** Of all comments in one feed, as its XML holds them, so that it stays under a megabyte. */
const COMMENTS_BYTES = 900_000;

/** An Atom feed of the newest published comments of one article that fit in it, newest first, just as well-formed. */
export function commentsFeed({ lang, idOf, selfUrl, article, comments }: CommentsFeed): string {
  const words = messagesFor(lang).articles.feeds;
  const title = words.commentsTitle(article.title);
  const all = comments.map((comment) =>
    commentEntry(comment, idOf(comment.url), words.commentBy(comment.name)),
  );
  let bytes = 0;
  const entries = newestFirst(all).filter(({ xml }) => (bytes += Buffer.byteLength(xml)) <= COMMENTS_BYTES);
  return feed({
    lang,
    id: idOf(selfUrl),
    selfUrl,
    pageUrl: article.url,
    title,
    since: instantOf(article.published),
    entries,
  });
}

function commentEntry({ url, name, text, at }: PublicComment, id: string, title: string): Entry {
  const content = element('content', { type: 'html' }, commentHtml(text));
  const parts = [...entryHead({ id, url, title, published: at, updated: at }), author(name), content];
  return { published: at, updated: at, xml: parent('entry', {}, parts) };
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
