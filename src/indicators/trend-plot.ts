import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/languages.ts';
import { writeAmount } from './amount.ts';
import type { Amount, Unit } from './amount.ts';
import type { Point } from './reading.ts';
import { SOFT, roomFor } from './trend-labels.ts';
import type { Words } from './trend-labels.ts';
import { crossesZero, domainOf, heightIn, isFlat, shareOfTime } from './trend-scale.ts';

/** One indicator as it is drawn, its points oldest first; a `Measured` is one. (fr: courbe) */
export interface Trend {
  readonly label: string;
  readonly unit: Unit;
  readonly baseline: Amount | null;
  readonly target: Amount | null;
  readonly points: readonly Point[];
}

/**
 * The room of a drawing, at least 22 by 11 of the `size` of its letters. It takes more height where values are too wide to stand
 * beside it, and less where all are equal.
 */
export interface TrendFrame {
  readonly width: number;
  readonly height: number;
  readonly size: number;
}

/** Of a page: about what a phone has, so that its letters are neither small there nor large elsewhere. */
export const PAGE_FRAME: TrendFrame = { width: 320, height: 180, size: 14 };

/** A value that is written, with what it is called. */
export interface Mark {
  readonly name: 'start' | 'first' | 'last' | 'target';
  readonly value: Amount;
  readonly word: string;
  readonly written: string;
}

/** Where everything of one drawing stands. */
export interface Plot extends TrendFrame {
  /** The axis, and the other end. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Whether the values stand on either side; else a key above has them. */
  readonly isBeside: boolean;
  readonly crossesZero: boolean;
  readonly x: (day: string) => number;
  readonly y: (value: Amount) => number;
}

/** In sizes of the letters. */
export const GAP = 0.7;
export const KEY_LINE = 1.5;
const INSET = 0.9;
const DAYS_LINE = 1.75;
const PADDING = 1.1;
/** The part of the width that the line keeps where values stand beside it. */
const LEAST_PLOT = 0.36;
/** The part of the height that is left where nothing rises or falls. */
const FLAT = 0.6;

/** The value of the first reading is written where no start says what the line is to be read from. */
export function marksOf({ baseline, target, points, unit }: Trend, lang: Lang): readonly Mark[] {
  const { measures, strategies } = messagesFor(lang);
  const words = { ...strategies.indicatorColumns, ...measures.trend };
  const first = points.length > 1 && baseline === null ? points[0]?.value : undefined;
  const values = { start: baseline, first, last: points.at(-1)?.value, target };
  return NAMES.flatMap((name) => {
    const value = values[name] ?? null;
    return value === null
      ? []
      : [{ name, value, word: words[name], written: writeAmount(value, unit, lang) }];
  });
}

const NAMES = ['start', 'first', 'last', 'target'] as const;

export function isOnLeft({ name }: Mark): boolean {
  return name === 'start' || name === 'first';
}

/** What is not on the line of readings itself has its name above its value. */
export function linesOf({ name, word, written }: Mark, size: number): readonly Words[] {
  const value = { text: written, size, bold: name === 'last' };
  const isNamed = name === 'start' || name === 'target';
  return isNamed ? [{ text: word, size: size * SOFT, soft: true }, value] : [value];
}

export function plotOf({ points }: Trend, marks: readonly Mark[], frame: TrendFrame): Plot {
  const { width, size } = frame;
  const domain = domainOf([...marks, ...points].map(({ value }) => value));
  const roomOf = (some: readonly Mark[]) =>
    Math.max(0, ...some.flatMap((mark) => linesOf(mark, size)).map(roomFor));
  const before = Math.max(roomOf(marks.filter(isOnLeft)), crossesZero(domain) ? size : 0) + GAP * size;
  const after = roomOf(marks.filter((mark) => !isOnLeft(mark))) + GAP * size;
  const isBeside = width - before - after >= LEAST_PLOT * width;
  const keyHeight = isBeside ? 0 : (marks.length * KEY_LINE + GAP) * size;
  const height = frame.height * (isFlat(domain) ? FLAT : 1) + keyHeight;
  const [left, right] = isBeside ? [before, width - after] : [GAP * size, width - GAP * size];
  const [top, bottom] = [keyHeight, height - DAYS_LINE * size];
  const [first = '', last = ''] = [points[0]?.onDate, points.at(-1)?.onDate];
  const between = (from: number, to: number, share: number) => from + (to - from) * share;
  return {
    ...{ width, height, size, left, right, top, bottom, isBeside, crossesZero: crossesZero(domain) },
    x: (day) => between(left + INSET * size, right - INSET * size, shareOfTime(day, first, last)),
    y: (value) => between(bottom - PADDING * size, top + PADDING * size, heightIn(domain, value)),
  };
}
