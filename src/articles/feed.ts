import { messagesFor } from '../i18n/messages.ts';
import { author, element, entryHead, feed, parent } from '../web/atom.ts';
import type { Entry } from '../web/atom.ts';
import { instantOf } from './article.ts';
import type { Article } from './article.ts';
import { withoutDrawings } from './markdown.ts';
import type { Lang } from '../i18n/languages.ts';

type ArticleText = Pick<Article, 'title' | 'summary' | 'author' | 'published' | 'updated' | 'tags' | 'html'>;
/** An article as readers elsewhere get it. Its `url` is absolute, and is also its lasting id. */
export type FeedArticle = ArticleText & { readonly url: string };

export interface ArticlesFeed {
  readonly lang: Lang;
  /** What this site is called. */
  readonly site: string;
  readonly selfUrl: string;
  readonly pageUrl: string;
  readonly articles: readonly FeedArticle[];
}

const NEVER = 0;

/** An Atom feed of articles, newest first. It is well-formed whatever they hold: what XML forbids becomes U+FFFD. */
export function articlesFeed({ lang, site, selfUrl, pageUrl, articles }: ArticlesFeed): string {
  const words = messagesFor(lang).articles.feeds;
  const entries = articles.map(articleEntry);
  return feed({ lang, selfUrl, pageUrl, title: words.articlesTitle(site), since: NEVER, entries });
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
    element('content', { type: 'html', 'xml:base': article.url }, withoutDrawings(article.html)),
  ];
  return { published, updated, xml: parent('entry', {}, parts) };
}
