import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Messages } from './fr.ts';
import type { Lang } from './languages.ts';

export type { Messages };

const CATALOGUES: Readonly<Record<Lang, Messages>> = { fr, en };

export function messagesFor(lang: Lang): Messages {
  return CATALOGUES[lang];
}
