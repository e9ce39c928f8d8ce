import type { Lang } from '../i18n/languages.ts';
import { PAGES, STATIC } from './pages.ts';
import { withPrefix } from './prefix.ts';
import type { PageName, ParamsOf } from './pages.ts';

export function pathTo<Name extends PageName>(name: Name, lang: Lang, params: ParamsOf<Name>): string {
  return withPrefix(fill(PAGES[name][lang], params));
}

export function urlTo<Name extends PageName>(
  baseUrl: string,
  name: Name,
  lang: Lang,
  params: ParamsOf<Name>,
): string {
  return baseUrl + pathTo(name, lang, params);
}

export const COMPARISON_WORDS = {
  from: { fr: 'de', en: 'from' },
  to: { fr: 'a', en: 'to' },
  with: { fr: 'avec', en: 'with' },
} as const;

export type ComparisonQuery = Readonly<Partial<Record<keyof typeof COMPARISON_WORDS, string | number>>>;

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

export const ARTICLE_WORDS = {
  reply: { fr: 'repondre', en: 'reply' },
  received: { fr: 'recu', en: 'received' },
  page: { fr: 'page-commentaires', en: 'comments-page' },
  thread: { fr: 'fil', en: 'thread' },
} as const;

export const COMMENTS_PAGE = /^[1-9]\d{0,5}$/;

export interface ArticleQuery {
  readonly reply?: string;
  readonly received?: string;
  /** The first comment of a thread to be shown alone, with all its replies. */
  readonly thread?: string;
  readonly page?: number;
}

export function pathToArticle(lang: Lang, slug: string, query: ArticleQuery = {}, fragment = ''): string {
  const words = Object.entries(query).map(([name, value]): [string, string] => [
    ARTICLE_WORDS[name as keyof ArticleQuery][lang],
    String(value),
  ]);
  const search = new URLSearchParams(words).toString();
  return pathTo('article', lang, { slug }) + (search && `?${search}`) + (fragment && `#${fragment}`);
}

export const COMMENT_FORM_ID = 'comment-form';

export function commentAnchor(lang: Lang, id: string): string {
  return `${lang === 'fr' ? 'commentaire' : 'comment'}-${id}`;
}

export function staticPath(version: string, file: string): string {
  return withPrefix(`${STATIC}/${version}/${file}`);
}

/** A page with query words; empty ones are left out. */
export function pathWithQuery(path: string, words: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(words).filter(([, value]) => value !== '')).toString();
  return query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`;
}

export function fill(pattern: string, params: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/:(\w+)/g, (_, word: string) => encodeURIComponent(params[word] ?? ''));
}
