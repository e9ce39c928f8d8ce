import { LANGS } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo, pathWithQuery } from './links.ts';

const RETURN_WORDS = {
  fr: { name: 'retour', value: 'bilan' },
  en: { name: 'back', value: 'review' },
} as const;

export function pathToReturning(step: 'diagnosis' | 'approaches', lang: Lang, draft: string): string {
  const { name, value } = RETURN_WORDS[lang];
  return `${pathTo(step, lang, { draft })}?${name}=${value}`;
}

export function pathToChange(
  step: 'diagnosis' | 'approaches',
  lang: Lang,
  draft: string,
  field: string,
): string {
  return `${pathToReturning(step, lang, draft)}#${field}`;
}

/** The id of the result of the swap test on the review. */
export const RESULT_ID = { fr: 'resultat', en: 'result' } as const;

export function pathToResult(lang: Lang, draft: string): string {
  return `${pathTo('review', lang, { draft })}#${RESULT_ID[lang]}`;
}

export function returnsToReview(query: Readonly<Record<string, unknown>>): boolean {
  return LANGS.some((lang) => query[RETURN_WORDS[lang].name] === RETURN_WORDS[lang].value);
}

export function pathToPaintedDiagnosis(lang: Lang, painted: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(painted).toString();
  return pathTo('newDiagnosis', lang, {}) + (query === '' ? '' : `?${query}`);
}

export function pathToForgotten(lang: Lang): string {
  return `${pathTo('privacy', lang, {})}?forgotten=1`;
}

export function isForgotten(query: Readonly<Record<string, unknown>>): boolean {
  return query['forgotten'] === '1';
}

export function pathToLinksSent(lang: Lang): string {
  return `${pathTo('myLinks', lang, {})}?${LINKS_SENT[lang]}=1`;
}

export function areLinksSent(query: Readonly<Record<string, unknown>>): boolean {
  return LANGS.some((lang) => query[LINKS_SENT[lang]] === '1');
}

const LINKS_SENT = { fr: 'envoye', en: 'sent' } as const;

export function pathToOwnerPart(lang: Lang, editKey: string, part: OwnerPart): string {
  return `${pathTo('owner', lang, { editKey })}#${part}`;
}

export function pathToOwnerSent(lang: Lang, editKey: string): string {
  return `${pathTo('owner', lang, { editKey })}?${LINKS_SENT[lang]}=1#mailed-links`;
}

type OwnerPart = 'shared-links' | 'kept-until' | 'mailed-links';

const REFRESH_WORDS = { fr: 'actualiser', en: 'refresh' } as const;
export const REFRESH_SECONDS = 30;

export function pathRefreshing(path: string, lang: Lang): string {
  return pathWithQuery(path, { [REFRESH_WORDS[lang]]: String(REFRESH_SECONDS) });
}

export function isRefreshing(query: Readonly<Record<string, unknown>>): boolean {
  return LANGS.some((lang) => query[REFRESH_WORDS[lang]] === String(REFRESH_SECONDS));
}

/** By which a page says what was just done on it: a closed list of words. */
const DONE_WORD = { fr: 'fait', en: 'done' } as const;
const DONE = {
  removed: { fr: 'reponse-retiree', en: 'answer-removed' },
  gone: { fr: 'reponse-absente', en: 'answer-gone' },
} as const satisfies Readonly<Record<string, Readonly<Record<Lang, string>>>>;
export type Done = keyof typeof DONE;

export function pathToDone(path: string, lang: Lang, done: Done): string {
  return pathWithQuery(path, { [DONE_WORD[lang]]: DONE[done][lang] });
}

export function doneIn(query: Readonly<Record<string, unknown>>): Done | undefined {
  return LANGS.flatMap((lang) =>
    (['removed', 'gone'] as const).filter((done) => query[DONE_WORD[lang]] === DONE[done][lang]),
  )[0];
}
