import { PAGES, rowOf } from '../../../src/addresses/pages.ts';
import type { Opener as Key, PageName } from '../../../src/addresses/pages.ts';

export type Opener = Key | 'nothing';

/** Which page is opened by what, as the table of addresses marks it. */
export const RIGHTS = Object.fromEntries(
  (Object.keys(PAGES) as PageName[]).map((name) => [name, rowOf(name).opener ?? 'nothing']),
) as Readonly<Record<PageName, Opener>>;

/** What anybody may ask at an address without a language. */
export const FOR_PROGRAMS = ['/', '/health', '/ready', '/robots.txt', '/sitemap.xml', '/favicon.ico'];
