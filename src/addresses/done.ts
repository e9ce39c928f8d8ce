import { LANGS } from '../i18n/languages.ts';
import type { Lang, Words } from '../i18n/languages.ts';
import { pathWithQuery } from './links.ts';

/** By which a page says what was just done on it: a closed list of words. */
const DONE_WORD = { fr: 'fait', en: 'done' } as const;

/** The id of the message that says it. */
export const FLASH_ID = 'done';

export function pathSaying(path: string, lang: Lang, done: Words): string {
  return pathWithQuery(path, { [DONE_WORD[lang]]: done[lang] });
}

/** Which of these a query says was done, in whichever language; undefined for any other word. */
export function doneAmong<Name extends string>(
  list: Readonly<Record<Name, Words>>,
  query: Readonly<Record<string, unknown>>,
): Name | undefined {
  const isListed = (name: string): name is Name => Object.hasOwn(list, name);
  return Object.keys(list)
    .filter(isListed)
    .find((name) => LANGS.some((lang) => query[DONE_WORD[lang]] === list[name][lang]));
}
