import { messagesFor } from '../i18n/messages.ts';
import { author, element, entryHead, feed, parent } from '../web/atom.ts';
import type { Entry } from '../web/atom.ts';
import { instantOf } from './article.ts';
import type { Article } from './article.ts';
import { withoutDrawings } from './markdown.ts';
import type { Lang } from '../i18n/languages.ts';

type ArticleText = Pick<Article, 'title' | 'summary' | 'author' | 'published' | 'updated' | 'tags' | 'html'>;
/** An article as readers elsewhere get it. Its `url` is absolute. */
export type FeedArticle = ArticleText & { readonly url: string };

export interface ArticlesFeed {
  readonly lang: Lang;
  /** The lasting id of an address. */
  readonly idOf: (url: string) => string;
  /** What this site is called. */
  readonly site: string;
  readonly selfUrl: string;
  readonly pageUrl: string;
  readonly articles: readonly FeedArticle[];
}

const NEVER = 0;

/** An Atom feed of articles, newest first. It is well-formed whatever they hold: what XML forbids becomes U+FFFD. */
export function articlesFeed({ lang, site, idOf, selfUrl, pageUrl, articles }: ArticlesFeed): string {
  const title = messagesFor(lang).articles.feeds.articlesTitle(site);
  const entries = articles.map((article) => articleEntry(article, idOf(article.url)));
  return feed({ lang, id: idOf(selfUrl), selfUrl, pageUrl, title, since: NEVER, entries });
}

function articleEntry(article: FeedArticle, id: string): Entry {
  const published = instantOf(article.published);
  const updated = instantOf(article.updated ?? article.published);
  const { url, title } = article;
  const parts = [
    ...entryHead({ id, url, title, published, updated }),
    author(article.author),
    ...article.tags.map((tag) => element('category', { term: tag })),
    element('summary', { type: 'text' }, article.summary),
    // The base makes its links absolute: those to other articles and those to its own sections.
    element('content', { type: 'html', 'xml:base': article.url }, withoutDrawings(article.html)),
  ];
  return { published, updated, xml: parent('entry', {}, parts) };
}
