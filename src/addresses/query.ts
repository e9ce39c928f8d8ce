import { LANGS } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo, pathWithQuery } from './links.ts';

/** The flag by which a step that was opened from the review comes back to it. */
const RETURN_WORDS = {
  fr: { name: 'retour', value: 'bilan' },
  en: { name: 'back', value: 'review' },
} as const;

/** A step of a draft that comes back to its review. */
export function pathToReturning(step: 'diagnosis' | 'approaches', lang: Lang, draft: string): string {
  const { name, value } = RETURN_WORDS[lang];
  return `${pathTo(step, lang, { draft })}?${name}=${value}`;
}

/** The same, opened at one field. */
export function pathToChange(
  step: 'diagnosis' | 'approaches',
  lang: Lang,
  draft: string,
  field: string,
): string {
  return `${pathToReturning(step, lang, draft)}#${field}`;
}

/** Whether a query carries the flag of `pathToReturning`, in either language. */
export function returnsToReview(query: Readonly<Record<string, unknown>>): boolean {
  return LANGS.some((lang) => query[RETURN_WORDS[lang].name] === RETURN_WORDS[lang].value);
}

/** The diagnosis of a new draft, with the sectors that were painted elsewhere in its query. */
export function pathToPaintedDiagnosis(lang: Lang, painted: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(painted).toString();
  return pathTo('newDiagnosis', lang, {}) + (query === '' ? '' : `?${query}`);
}

/** The privacy page, saying that this browser is no longer recognised. */
export function pathToForgotten(lang: Lang): string {
  return `${pathTo('privacy', lang, {})}?forgotten=1`;
}

export function isForgotten(query: Readonly<Record<string, unknown>>): boolean {
  return query['forgotten'] === '1';
}

/** The page that sends links, once somebody asked for them. */
export function pathToLinksSent(lang: Lang): string {
  return `${pathTo('myLinks', lang, {})}?${LINKS_SENT[lang]}=1`;
}

export function areLinksSent(query: Readonly<Record<string, unknown>>): boolean {
  return LANGS.some((lang) => query[LINKS_SENT[lang]] === '1');
}

const LINKS_SENT = { fr: 'envoye', en: 'sent' } as const;

/** A part of the owner's page. */
export function pathToOwnerPart(lang: Lang, editKey: string, part: OwnerPart): string {
  return `${pathTo('owner', lang, { editKey })}#${part}`;
}

/** The owner's page, saying that its links were sent. */
export function pathToOwnerSent(lang: Lang, editKey: string): string {
  return `${pathTo('owner', lang, { editKey })}?${LINKS_SENT[lang]}=1#mailed-links`;
}

/** The ids of the parts that an act comes back to. */
type OwnerPart = 'shared-links' | 'kept-until' | 'mailed-links';

/** By which a waiting reader asks for a page that loads itself again, every so many seconds. */
const REFRESH_WORDS = { fr: 'actualiser', en: 'refresh' } as const;
export const REFRESH_SECONDS = 30;

/** A page that loads itself again; without the query it stands still. */
export function pathRefreshing(path: string, lang: Lang): string {
  return pathWithQuery(path, { [REFRESH_WORDS[lang]]: String(REFRESH_SECONDS) });
}

/** Whether a query asks for it, in either language. */
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

/** A page that says what was just done. */
export function pathToDone(path: string, lang: Lang, done: Done): string {
  return pathWithQuery(path, { [DONE_WORD[lang]]: DONE[done][lang] });
}

/** What a query says was done, in either language. */
export function doneIn(query: Readonly<Record<string, unknown>>): Done | undefined {
  return LANGS.flatMap((lang) =>
    (['removed', 'gone'] as const).filter((done) => query[DONE_WORD[lang]] === DONE[done][lang]),
  )[0];
}
