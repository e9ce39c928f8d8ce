import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Messages } from './fr.ts';

export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];
/** A text that the catalogue of approaches or claims holds in both languages. */
export type Words = Readonly<Record<Lang, string>>;
export type { Messages };

const CATALOGUES: Readonly<Record<Lang, Messages>> = { fr, en };

export function messagesFor(lang: Lang): Messages {
  return CATALOGUES[lang];
}

export function otherLang(lang: Lang): Lang {
  return lang === 'fr' ? 'en' : 'fr';
}

export function isLang(value: unknown): value is Lang {
  return value === 'fr' || value === 'en';
}
