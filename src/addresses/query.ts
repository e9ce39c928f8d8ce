import { LANGS } from '../i18n/languages.ts';
import type { Lang, Words } from '../i18n/languages.ts';
import { FLASH_ID, doneAmong, pathSaying } from './done.ts';
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

/** `method`: its id, empty for the one of the home page. */
export function pathToPaintedDiagnosis(
  lang: Lang,
  painted: Readonly<Record<string, string>>,
  method: string,
): string {
  const path = pathTo('newDiagnosis', lang, {});
  return pathWithQuery(path, { [METHOD_WORDS[lang]]: method, ...painted });
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

/** Which method a page is about; without the word it is the one of the home page. */
export const METHOD_WORDS = { fr: 'methode', en: 'method' } as const;

export function pathToMethod(path: string, lang: Lang, method: string): string {
  return pathWithQuery(path, { [METHOD_WORDS[lang]]: method });
}

/** A word that stands there twice asks for nothing that there is. */
export function methodAsked(query: Readonly<Record<string, unknown>>): string | undefined {
  const asked = LANGS.map((lang) => query[METHOD_WORDS[lang]]).find((word) => word !== undefined);
  return asked === undefined ? undefined : typeof asked === 'string' ? asked : '';
}

const REFRESH_WORDS = { fr: 'actualiser', en: 'refresh' } as const;
export const REFRESH_SECONDS = 30;

export function pathRefreshing(path: string, lang: Lang): string {
  return pathWithQuery(path, { [REFRESH_WORDS[lang]]: String(REFRESH_SECONDS) });
}

export function isRefreshing(query: Readonly<Record<string, unknown>>): boolean {
  return LANGS.some((lang) => query[REFRESH_WORDS[lang]] === String(REFRESH_SECONDS));
}

/** Which revision the results of a blind test are shown of; the word is the same in both languages. */
export function pathToBlindResults(path: string, version: number | undefined, page = 1): string {
  const words = {
    version: version === undefined ? '' : String(version),
    page: page === 1 ? '' : String(page),
  };
  return pathWithQuery(path, words);
}

export function versionAsked({ version }: Readonly<Record<string, unknown>>): number | undefined {
  return typeof version === 'string' && /^[1-9]\d{0,8}$/.test(version) ? Number(version) : undefined;
}

/** What was done in a workshop. */
const DONE = {
  removed: { fr: 'reponse-retiree', en: 'answer-removed' },
  gone: { fr: 'reponse-absente', en: 'answer-gone' },
  decided: { fr: 'decision-gardee', en: 'decision-kept' },
  undecided: { fr: 'decision-effacee', en: 'decision-erased' },
} as const satisfies Readonly<Record<string, Words>>;
export type Done = keyof typeof DONE;
const BLIND_DONE = {
  make: { fr: 'lien-cree', en: 'link-made' },
  close: { fr: 'test-ferme', en: 'test-closed' },
  replace: { fr: 'lien-remplace', en: 'link-replaced' },
  end: { fr: 'lien-retire', en: 'link-withdrawn' },
  share: { fr: 'partage', en: 'sharing' },
} as const satisfies Readonly<Record<string, Words>>;
export type BlindDone = keyof typeof BLIND_DONE;

export function pathToDone(path: string, lang: Lang, done: Done): string {
  return pathSaying(path, lang, DONE[done]);
}

/** What an owner's act did: the page that it leads to says so in words, and is read from there. */
const OWNER_ACTS = {
  readReplaced: { fr: 'lien-de-lecture-remplace', en: 'read-link-replaced' },
  editReplaced: { fr: 'lien-de-modification-remplace', en: 'edit-link-replaced' },
  linkMade: { fr: 'lien-cree', en: 'link-made' },
  linkWithdrawn: { fr: 'lien-retire', en: 'link-withdrawn' },
  preview: { fr: 'apercu', en: 'preview' },
  sent: { fr: 'message-envoye', en: 'message-sent' },
  addressesForgotten: { fr: 'adresses-oubliees', en: 'addresses-forgotten' },
  extended: { fr: 'duree-prolongee', en: 'kept-longer' },
  broughtBack: { fr: 'strategie-retablie', en: 'strategy-brought-back' },
  revisionRestored: { fr: 'version-reprise', en: 'version-brought-back' },
} as const satisfies Readonly<Record<string, Words>>;
export type OwnerAct = keyof typeof OWNER_ACTS;

export function pathToOwnerAct(lang: Lang, editKey: string, act: OwnerAct): string {
  const path = pathTo('owner', lang, { editKey });
  return `${pathSaying(path, lang, OWNER_ACTS[act])}#${FLASH_ID}`;
}

export function ownerActIn(query: Readonly<Record<string, unknown>>): OwnerAct | undefined {
  return doneAmong(OWNER_ACTS, query);
}

export function doneIn(query: Readonly<Record<string, unknown>>): Done | undefined {
  return doneAmong(DONE, query);
}

export function pathToBlindDone(path: string, lang: Lang, done: BlindDone): string {
  return pathSaying(path, lang, BLIND_DONE[done]);
}

export function blindDoneIn(query: Readonly<Record<string, unknown>>): BlindDone | undefined {
  return doneAmong(BLIND_DONE, query);
}
