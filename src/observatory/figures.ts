import { APPROACH_KEYS } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import type { FocusLevel } from '../wheel/focus.ts';
import { pairsOf } from './counted.ts';
import type { Cut, TallyName } from './counted.ts';
import { LEAST_WHEELS } from './uniqueness.ts';

/** A cut with fewer wheels is never shown (domain §4). */
export const LEAST_CUT = 10;

/** How many wheels a cut has; null when it is kept hidden. */
export type Cell = number | null;

export interface Pair {
  readonly keys: readonly ApproachKey[];
  readonly n: Cell;
}

/** What the counters say of all wheels together. */
export interface Figures {
  readonly total: number;
  readonly approaches: readonly {
    readonly key: ApproachKey;
    readonly priority: Cell;
    readonly secondary: Cell;
  }[];
  /** Of two priorities of one wheel, and of two sectors marked in whichever way: commonest first. */
  readonly priorityPairs: readonly Pair[];
  readonly markedPairs: readonly Pair[];
  /** Commonest first. */
  readonly verdicts: readonly { readonly level: FocusLevel; readonly n: Cell }[];
  /** `YYYY-MM`, oldest first. */
  readonly months: readonly { readonly month: string; readonly n: Cell }[];
}

/** The verdicts that a counted wheel can have. */
const VERDICTS = [
  'sharp',
  'broad',
  'scattered',
  'flat',
  'everything',
] as const satisfies readonly FocusLevel[];

/** How many wheels there are in all. */
export function totalOf(tallies: readonly Counter[]): number {
  return reader(tallies)('all', '');
}

/** How many wheels are still needed before anything is said, 0 or more. */
export function missingFrom(total: number): number {
  return Math.max(LEAST_WHEELS - total, 0);
}

export interface Counter extends TallyName {
  readonly n: number;
}

/** The figures, cut by cut. What is under ten is hidden, and with it what it could be worked out from. */
export function figuresOf(tallies: readonly Counter[]): Figures {
  const count = reader(tallies);
  const months = tallies.filter(({ cut }) => cut === 'month').map(({ key }) => key);
  return {
    total: totalOf(tallies),
    approaches: APPROACH_KEYS.map((key) => ({
      key,
      priority: hideSmall(count('priority', key)),
      secondary: hideSmall(count('secondary', key)),
    })),
    priorityPairs: pairsFrom((key) => count('priority-pair', key)),
    markedPairs: pairsFrom((key) => count('marked-pair', key)),
    verdicts: hideParts(VERDICTS.map((level) => ({ level, n: count('verdict', level) }))).toSorted(
      commonestFirst,
    ),
    months: hideParts(months.sort().map((month) => ({ month, n: count('month', month) }))),
  };
}

/**
 * Hides the parts of a whole that are under ten. What they add up to is the whole less what is shown: so the smallest
 * of the others is hidden too, as long as the hidden ones together are under ten.
 */
export function hideParts<Part extends { readonly n: number }>(
  parts: readonly Part[],
): readonly (Omit<Part, 'n'> & { readonly n: Cell })[] {
  const shown = new Set(parts.filter(({ n }) => n >= LEAST_CUT));
  const hiddenTotal = () => parts.reduce((sum, part) => sum + (shown.has(part) ? 0 : part.n), 0);
  for (const part of [...shown].sort((a, b) => a.n - b.n))
    if (hiddenTotal() > 0 && hiddenTotal() < LEAST_CUT) shown.delete(part);
  return parts.map((part) => ({ ...part, n: shown.has(part) ? part.n : null }));
}

function hideSmall(n: number): Cell {
  return n < LEAST_CUT ? null : n;
}

function pairsFrom(count: (key: string) => number): readonly Pair[] {
  return pairsOf(APPROACH_KEYS)
    .map((key) => ({ keys: approachesIn(key), n: hideSmall(count(key)) }))
    .sort(commonestFirst);
}

function approachesIn(pair: string): readonly ApproachKey[] {
  const names = pair.split('+');
  return APPROACH_KEYS.filter((key) => names.includes(key));
}

function commonestFirst(one: { readonly n: Cell }, other: { readonly n: Cell }): number {
  return (other.n ?? -1) - (one.n ?? -1);
}

function reader(tallies: readonly Counter[]): (cut: Cut, key: string) => number {
  const counts = new Map(tallies.map(({ cut, key, n }) => [`${cut} ${key}`, n]));
  return (cut, key) => counts.get(`${cut} ${key}`) ?? 0;
}
