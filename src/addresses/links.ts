import type { Lang } from '../i18n/languages.ts';
import { PAGES, STATIC } from './pages.ts';
import type { PageName, ParamsOf } from './pages.ts';

export function pathTo<Name extends PageName>(name: Name, lang: Lang, params: ParamsOf<Name>): string {
  return fill(PAGES[name][lang], params);
}

/** The address of a page for readers elsewhere. */
export function urlTo<Name extends PageName>(
  baseUrl: string,
  name: Name,
  lang: Lang,
  params: ParamsOf<Name>,
): string {
  return baseUrl + pathTo(name, lang, params);
}

/** The query words of a comparison: two revisions, or the read key of another strategy. */
export const COMPARISON_WORDS = {
  from: { fr: 'de', en: 'from' },
  to: { fr: 'a', en: 'to' },
  with: { fr: 'avec', en: 'with' },
} as const;

export type ComparisonQuery = Readonly<Partial<Record<keyof typeof COMPARISON_WORDS, string | number>>>;

/** What a strategy is compared with; nothing: its two latest revisions. */
export function pathToComparison(
  lang: Lang,
  readKey: string,
  query: ComparisonQuery = {},
  page: 'comparison' | 'comparisonSvg' = 'comparison',
): string {
  const words = Object.entries(query).map(([name, value]): [string, string] => [
    COMPARISON_WORDS[name as keyof ComparisonQuery][lang],
    String(value),
  ]);
  return pathWithQuery(pathTo(page, lang, { readKey }), Object.fromEntries(words));
}

/** The query words of an article. */
export const ARTICLE_WORDS = {
  reply: { fr: 'repondre', en: 'reply' },
  received: { fr: 'recu', en: 'received' },
  page: { fr: 'page-commentaires', en: 'comments-page' },
  thread: { fr: 'fil', en: 'thread' },
} as const;

/** The number of a page of comments, as it is spelt. */
export const COMMENTS_PAGE = /^[1-9]\d{0,5}$/;

/** What an article page is asked for besides itself. */
export interface ArticleQuery {
  /** The comment to answer. */
  readonly reply?: string;
  /** The signed link by which writers see their own pending comment. */
  readonly received?: string;
  /** The first comment of a thread to be shown alone, with all its replies. */
  readonly thread?: string;
  /** A page of comments, from 1. */
  readonly page?: number;
}

/** An article, perhaps asked for something, and perhaps at one of its comments or its form. */
export function pathToArticle(lang: Lang, slug: string, query: ArticleQuery = {}, fragment = ''): string {
  const words = Object.entries(query).map(([name, value]): [string, string] => [
    ARTICLE_WORDS[name as keyof ArticleQuery][lang],
    String(value),
  ]);
  const search = new URLSearchParams(words).toString();
  return pathTo('article', lang, { slug }) + (search && `?${search}`) + (fragment && `#${fragment}`);
}

/** Where the form to write a comment stands. */
export const COMMENT_FORM_ID = 'comment-form';

/** Where one comment stands in its article. */
export function commentAnchor(lang: Lang, id: string): string {
  return `${lang === 'fr' ? 'commentaire' : 'comment'}-${id}`;
}

export function staticPath(version: string, file: string): string {
  return `${STATIC}/${version}/${file}`;
}

/** A page with query words; empty ones are left out. */
export function pathWithQuery(path: string, words: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(words).filter(([, value]) => value !== '')).toString();
  return query === '' ? path : `${path}?${query}`;
}

export function fill(pattern: string, params: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/:(\w+)/g, (_, word: string) => encodeURIComponent(params[word] ?? ''));
}
