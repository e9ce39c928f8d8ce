import { LANGS, isLang, otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { ARTICLE_WORDS, COMMENTS_PAGE, fill } from './links.ts';
import { FAVICON, HEALTH, PAGES, READY, ROBOTS, SITEMAP, STATIC, rowOf } from './pages.ts';
import type { PageName, PageRow } from './pages.ts';
import { withPrefix } from './prefix.ts';

/** The key that an address of ours holds, and what it opens; undefined for an address without a key. */
export function keyInPath(
  path: string,
): { readonly kind: 'read' | 'edit'; readonly key: string } | undefined {
  const [, letter, key] = /^\/(?:fr|en)\/([se])\/([\w-]+)/.exec(path) ?? [];
  return key === undefined ? undefined : { kind: letter === 'e' ? 'edit' : 'read', key };
}

/** Which page an address is, if it is one of ours. */
export function pageAt(path: string): PageName | undefined {
  const given = partsOf(path);
  return LANGS.flatMap((lang) => pagesOf(lang, given.length)).find(
    ({ parts }) => match(parts, given) !== undefined,
  )?.name;
}

/** Which parts of an address, counted from 0 as `/` divides it, open something: what its page is opened by stands there. */
export function secretPartsOf(path: string): readonly number[] {
  const name = pageAt(path);
  const { fr = '', opener = '' } = rowOf(name);
  const word = opener.endsWith('Token') ? ':token' : `:${opener}`;
  return fr.split('/').flatMap((part, index) => (part === word ? [index] : []));
}

const OTHER_ROUTES: ReadonlyMap<string, string> = new Map([
  ['/', 'root'],
  [HEALTH, 'health'],
  [READY, 'ready'],
  [ROBOTS, 'robots'],
  [FAVICON, 'favicon'],
  [SITEMAP, 'sitemap'],
]);

/** What to count an address under: a name of ours, never a word of the address itself. */
export function routeName(url: string): string {
  const [path = ''] = url.split('?', 1);
  if (path.startsWith(`${STATIC}/`)) return 'static';
  return OTHER_ROUTES.get(path) ?? pageAt(path) ?? 'other';
}

const READER_PATH = patternOf('readers');
const HOLDER_PATH = patternOf('holders');
/** Longer ones are nobody's link: they are read, and bounded, as any other request is. */
const LONGEST_READER_ADDRESS = 2000;

function patternOf(whose: PageRow['alike']): RegExp {
  const rows: readonly PageRow[] = Object.values(PAGES).filter((row: PageRow) => row.alike === whose);
  const patterns = rows.flatMap((row) => LANGS.map((lang) => row[lang]));
  const words = patterns.map((each) => each.replaceAll('.', '\\.').replace(/:\w+/g, '[\\w.-]+'));
  return new RegExp(`^(?:${words.join('|')})$`);
}

/** The address of a saved strategy's page, without any query; undefined for what is not one. */
export function keyAddress(url: string): string | undefined {
  return HOLDER_PATH.test(url) ? url : undefined;
}

/**
 * The one address of a page that every reader gets alike: words of a query that change nothing are left out, as
 * newsletters and search engines add them. Undefined for other pages, and for what a query asks for oneself alone.
 */
export function readerAddress(url: string): string | undefined {
  if (url.length > LONGEST_READER_ADDRESS) return undefined;
  const [path = '', ...rest] = url.split('?');
  const lang = langOfPath(path);
  if (lang === undefined || !READER_PATH.test(path)) return undefined;
  if (rest.length === 0) return path;
  const query = new URLSearchParams(rest.join('?'));
  const { reply, received, thread, page } = ARTICLE_WORDS;
  const [number = '1', ...more] = query.getAll(page[lang]);
  const isForOneself = [reply, received, thread].some((word) => query.has(word[lang]));
  if (isForOneself || more.length > 0) return undefined;
  if (!COMMENTS_PAGE.test(number)) return undefined;
  return number === '1' ? path : `${path}?${page[lang]}=${number}`;
}

export function langOfPath(path: string): Lang | undefined {
  const [, first] = path.split('/');
  return isLang(first) ? first : undefined;
}

/** The same page in the other language; its home when the address is no page of ours. */
export function inOtherLanguage(path: string, lang: Lang): string {
  const [other, given] = [otherLang(lang), partsOf(path)];
  for (const { name, parts } of pagesOf(lang, given.length)) {
    const params = match(parts, given);
    if (params !== undefined && rowOf(name).isAct !== true)
      return withPrefix(fill(PAGES[name][other], params));
  }
  return withPrefix(PAGES.home[other]);
}

function partsOf(path: string): readonly string[] {
  return path.replace(/\/$/, '').split('/');
}

interface PageParts {
  readonly name: PageName;
  readonly parts: readonly string[];
}

/** Every request is compared with every page that is as deep: these stand ready. */
const PAGES_OF = { fr: byDepth('fr'), en: byDepth('en') } as const;

function byDepth(lang: Lang): ReadonlyMap<number, readonly PageParts[]> {
  const found = new Map<number, PageParts[]>();
  for (const [name, page] of Object.entries(PAGES)) {
    const parts = page[lang].split('/');
    found.set(parts.length, [...(found.get(parts.length) ?? []), { name: name as PageName, parts }]);
  }
  return found;
}

function pagesOf(lang: Lang, depth: number): readonly PageParts[] {
  return PAGES_OF[lang].get(depth) ?? [];
}

function match(expected: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}
