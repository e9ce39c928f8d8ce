import { numbers as en } from './en/numbers.ts';
import { capital, formatNumber } from './format.ts';
import { numbers as fr } from './fr/numbers.ts';
import type { Lang } from './languages.ts';

const NUMBERS: Readonly<Record<Lang, readonly string[]>> = { fr, en };
const IN_WORDS_UP_TO = 16;

export type Amount = 'none' | 'few' | number;

export interface Share {
  readonly n: number;
  readonly total: number;
  readonly percent: number | undefined;
}

export interface Others {
  readonly amount: Amount;
  readonly share: Share;
}

/** "douze" / "twelve" for whole numbers up to sixteen, digits beyond. In French it counts what is masculine, or more than one. */
export function numberWord(lang: Lang, value: number): string {
  const word = value <= IN_WORDS_UP_TO ? NUMBERS[lang][value] : undefined;
  return word ?? formatNumber(lang, value);
}

/** The same where a sentence begins: "Douze" / "Twelve". */
export function numberAtStart(lang: Lang, value: number): string {
  return capital(numberWord(lang, value));
}
