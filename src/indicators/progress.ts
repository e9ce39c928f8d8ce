import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Direction } from '../terms.ts';
import { compareAmounts, magnitude, subtract, writeDifference } from './amount.ts';
import type { Amount } from './amount.ts';
import type { Measured } from './measured.ts';

type Measurable = Pick<Measured, 'unit' | 'direction' | 'baseline' | 'target' | 'last'>;

interface Progress {
  /** Of the way from the start to the target, 0 to 1; undefined where there is no such way, or no reading. */
  readonly share: number | undefined;
  /** The last reading, less the start. */
  readonly since: Amount | undefined;
  /** The target, less the last reading. */
  readonly left: Amount | undefined;
  /** Where the target lies from the start; where it does not say, which way the indicator should go. */
  readonly direction: Direction;
}

/** How far an indicator has come; falling targets as well as rising ones. */
export function progressOf({ direction, baseline, target, last }: Measurable): Progress {
  const since = last && baseline !== null ? subtract(last.value, baseline) : undefined;
  const left = last && target !== null ? subtract(target, last.value) : undefined;
  const way = baseline !== null && target !== null ? subtract(target, baseline) : '0';
  return {
    share: since !== undefined && signOf(way) !== 0 ? shareOf(since, way) : undefined,
    since,
    left,
    direction: signOf(way) === 0 ? direction : directionOf(way),
  };
}

/** The same in one or two sentences: what changed since the start and what is left, in the unit and never in percent of the way. */
export function progressWords(measured: Measurable, lang: Lang): string {
  const words = messagesFor(lang).measures.progress;
  const { since, left, direction } = progressOf(measured);
  if (measured.last === undefined) return words.noReading;
  if (since === undefined && left === undefined) return words.nothingToCompare;
  const write = (value: Amount) => writeDifference(value, measured.unit, lang);
  if (left === undefined) return words.sentence([sinceWords(since, write, words)]);
  return words.sentence(targetWords({ since, left, direction }, write, words));
}

type Words = Messages['measures']['progress'];
type Write = (value: Amount) => string;

function sinceWords(since: Amount | undefined, write: Write, words: Words): string {
  if (since === undefined) return '';
  if (signOf(since) === 0) return words.unchanged;
  return signOf(since) > 0 ? words.risen(write(since)) : words.fallen(write(since));
}

function targetWords(
  { since, left, direction }: Required<Pick<Progress, 'since' | 'direction'>> & { readonly left: Amount },
  write: Write,
  words: Words,
): readonly string[] {
  const moved = sinceWords(since, write, words);
  const ahead = signOf(left) * (direction === 'up' ? 1 : -1);
  if (ahead === 0) return [words.reached, moved];
  if (ahead < 0) return [signOf(left) < 0 ? words.above(write(left)) : words.below(write(left)), moved];
  if (since === undefined || signOf(since) === 0 || directionOf(since) === direction)
    return [moved, words.left(write(left))];
  const further = signOf(since) > 0 ? words.furtherUp : words.furtherDown;
  return [further(write(since)), words.left(write(left))];
}

function shareOf(since: Amount, way: Amount): number {
  if (directionOf(since) !== directionOf(way)) return 0;
  // A picture needs no more than a binary number; the words keep the exact amounts.
  return Math.min(Number(magnitude(since)) / Number(magnitude(way)), 1);
}

function directionOf(value: Amount): Direction {
  return signOf(value) < 0 ? 'down' : 'up';
}

function signOf(value: Amount): number {
  return compareAmounts(value, '0');
}
