import { LANGS } from '../i18n/languages.ts';
import type { Lang, Words } from '../i18n/languages.ts';
import { FLASH_ID, doneAmong, pathSaying } from './done.ts';
import { pathTo, pathWithQuery } from './links.ts';

/** Which form the follow-up page is asked to open: that of an indicator, or that of a reading to correct. */
const WORDS = {
  indicator: { fr: 'indicateur', en: 'indicator' },
  reading: { fr: 'corriger', en: 'correct' },
} as const;
type FollowUpForm = keyof typeof WORDS;
/** Stands for an indicator that is not made yet. */
const NEW = { fr: 'nouveau', en: 'new' } as const;

export interface FollowUpAsked {
  readonly form: FollowUpForm;
  /** The id of an indicator or a reading, the key of an approach to add an indicator for, or `new`. */
  readonly of: string;
}

/** `of` as `FollowUpAsked` has it. */
export function pathToFollowUpForm(lang: Lang, editKey: string, { form, of }: FollowUpAsked): string {
  const path = pathTo('followUp', lang, { editKey });
  return `${pathWithQuery(path, { [WORDS[form][lang]]: of === 'new' ? NEW[lang] : of })}#${form}`;
}

/** A word that stands there twice asks for nothing. */
export function followUpAsked(query: Readonly<Record<string, unknown>>): FollowUpAsked | undefined {
  return (['indicator', 'reading'] as const).flatMap((form) => {
    const of = LANGS.map((lang) => query[WORDS[form][lang]]).find((word) => typeof word === 'string');
    if (of === undefined || of === '') return [];
    return [{ form, of: LANGS.some((lang) => NEW[lang] === of) ? 'new' : of }];
  })[0];
}

/** What an act on the follow-up page did: the page says so in words. */
const FOLLOW_UP_ACTS = {
  recorded: { fr: 'releves-notes', en: 'readings-recorded' },
  kept: { fr: 'indicateur-enregistre', en: 'indicator-kept' },
  corrected: { fr: 'releve-corrige', en: 'reading-corrected' },
  takenBack: { fr: 'releve-retire', en: 'reading-taken-back' },
  ended: { fr: 'indicateur-arrete', en: 'indicator-ended' },
  resumed: { fr: 'indicateur-repris', en: 'indicator-resumed' },
  sharing: { fr: 'partage', en: 'sharing' },
} as const satisfies Readonly<Record<string, Words>>;
export type FollowUpAct = keyof typeof FOLLOW_UP_ACTS;

export function pathToFollowUpAct(lang: Lang, editKey: string, act: FollowUpAct): string {
  const path = pathTo('followUp', lang, { editKey });
  return `${pathSaying(path, lang, FOLLOW_UP_ACTS[act])}#${FLASH_ID}`;
}

export function followUpActIn(query: Readonly<Record<string, unknown>>): FollowUpAct | undefined {
  return doneAmong(FOLLOW_UP_ACTS, query);
}
