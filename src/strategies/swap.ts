import { wordsOf } from '../i18n/fold.ts';
import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { ClauseKey } from './clauses.ts';
import type { Lang } from '../i18n/languages.ts';

/** "If this rival said this, would it still be true?" */
export const SWAP_ANSWERS = ['yes', 'partly', 'no'] as const;
export type SwapAnswer = (typeof SWAP_ANSWERS)[number];
export type SwapAnswers = Readonly<Partial<Record<ClauseKey, SwapAnswer | null>>>;

const POINTS: Readonly<Record<SwapAnswer, number>> = { yes: 0, partly: 1, no: 2 };
const MOST_POINTS = POINTS.no;
const GENERIC_UP_TO_PERCENT = 30;
const OWN_FROM_PERCENT = 70;

/** `own` of `shown` clauses would be false for the rival; `rewrite` lists the others, worst first. */
export interface SwapJudgement {
  readonly state: 'judged';
  readonly result: 'generic' | 'mixed' | 'own';
  readonly own: number;
  readonly shown: number;
  readonly rewrite: readonly ClauseKey[];
}

export type SwapResult =
  { readonly state: 'none-shown' } | { readonly state: 'unfinished'; readonly left: number } | SwapJudgement;

/**
 * Judges how much of a statement is the brand's own (domain.md §4): points over 2 per clause shown, up to 30 %
 * generic, from 70 % own. Answers to clauses that are no longer shown are ignored.
 */
export function swapResult(shown: readonly ClauseKey[], answers: SwapAnswers): SwapResult {
  if (shown.length === 0) return { state: 'none-shown' };
  const given = shown.flatMap((clause) => answers[clause] ?? []);
  if (given.length < shown.length) return { state: 'unfinished', left: shown.length - given.length };
  const answered = (answer: SwapAnswer) => shown.filter((clause) => answers[clause] === answer);
  const alike = answered('yes');
  return {
    state: 'judged',
    result: isGuarded(alike) ? 'generic' : resultOf(given),
    own: answered('no').length,
    shown: shown.length,
    rewrite: [...alike, ...answered('partly')],
  };
}

// If a rival could say both what only we have and what we choose, the rest saves nothing.
function isGuarded(alike: readonly ClauseKey[]): boolean {
  return alike.includes('gene') && alike.includes('choice');
}

function resultOf(given: readonly SwapAnswer[]): SwapJudgement['result'] {
  const points = given.reduce((sum, answer) => sum + POINTS[answer], 0);
  const percent = (100 * points) / (MOST_POINTS * given.length);
  if (percent <= GENERIC_UP_TO_PERCENT) return 'generic';
  return percent >= OWN_FROM_PERCENT ? 'own' : 'mixed';
}

/** Whether a text names a brand: its words, one after the other, whatever their case, accents and what stands between. */
export function namesBrand(brand: string, text: string): boolean {
  const name = wordsOf(brand);
  const words = wordsOf(text);
  if (name.length === 0) return brand.trim() !== '' && text.includes(brand.trim());
  return words.some((_, start) => name.every((word, index) => words[start + index] === word));
}

/** What the result means and what to do about it. Without a `rival`, as on the page that others read, none is named. */
export function swapMessage(judgement: SwapJudgement, rival: string | null, lang: Lang): string {
  const words = messagesFor(lang).statement.swap;
  if (judgement.result === 'generic') return words.generic;
  if (judgement.result === 'own') return rival === null ? words.ownUnnamed : words.own(rival);
  const names = judgement.rewrite.map((clause) => words.clauses[clause]);
  return words.mixed(formatList(lang, names));
}
