import { keysOf } from '../method/method.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import { focusOfCounts } from '../wheel/focus.ts';
import { rounded } from './amount.ts';
import { pairsOf } from './countable.ts';
import type { TallyName } from './countable.ts';
import { LEAST_WHEELS, shownTotal } from './uniqueness.ts';
import type { Counter, FocusLevel } from '../terms.ts';

/** A cut with fewer wheels is never shown (domain §4). */
export const LEAST_CUT = 10;

/** A rounded number of wheels; null when hidden. */
export type Cell = number | null;

export interface Pair {
  readonly keys: readonly ApproachKey[];
  readonly n: Cell;
}

export interface Figures {
  readonly total: number;
  readonly approaches: readonly {
    readonly key: ApproachKey;
    readonly priority: Cell;
    readonly secondary: Cell;
  }[];
  readonly priorityPairs: readonly Pair[];
  readonly markedPairs: readonly Pair[];
  readonly verdicts: readonly { readonly level: FocusLevel; readonly n: Cell }[];
  readonly months: readonly { readonly month: string; readonly n: Cell }[];
}

const VERDICTS = [
  'sharp',
  'broad',
  'scattered',
  'flat',
  'everything',
] as const satisfies readonly FocusLevel[];

/** How many wheels are still needed before anything is said, 0 or more, from the total that is shown. */
export function missingFrom(total: number): number {
  return Math.max(LEAST_WHEELS - total, 0);
}

export interface Tally extends TallyName {
  readonly n: number;
}

/**
 * The figures of a method's snapshot taken in `lastMonth` (`YYYY-MM`): under ten hidden, with what would give it away; the rest
 * rounded.
 */
export function figuresOf(method: Method, tallies: readonly Tally[], lastMonth: string): Figures {
  const keys = keysOf(method);
  const count = countsBy(tallies);
  const all = count('all', '');
  const marked = (key: string) => count('priority', key) + count('secondary', key);
  return {
    total: shownTotal(all),
    approaches: keys.map((key) => approachFigures(key, count, all)),
    priorityPairs: pairsFrom(keys, (pair) => {
      const n = count('priority-pair', pair);
      const [one = 0, other = 0] = pair.split('+').map((key) => count('priority', key));
      return { n, besides: [...outside(n, one, other, all), count('marked-pair', pair) - n] };
    }),
    markedPairs: pairsFrom(keys, (pair) => {
      const n = count('marked-pair', pair);
      const [one = 0, other = 0] = pair.split('+').map(marked);
      return { n, besides: outside(n, one, other, all) };
    }),
    verdicts: roundAll(hideParts(verdictsOf(method, tallies))).toSorted(commonestFirst),
    months: monthsOf(tallies, lastMonth),
  };
}

/**
 * Hides the parts of a whole under ten. The hidden ones sum to the whole less what is shown: so the smallest other part goes too, while
 * that sum is under ten. Empty parts are hidden as well: absence tells something. `unshown` is a part that no table holds.
 */
export function hideParts<Part extends { readonly n: number }>(
  parts: readonly Part[],
  unshown?: number,
): readonly (Omit<Part, 'n'> & { readonly n: Cell })[] {
  const shown = new Set(parts.filter(({ n }) => n >= LEAST_CUT));
  const isOneHidden = () => unshown !== undefined || shown.size < parts.length;
  const hiddenTotal = () => parts.reduce((sum, part) => sum + (shown.has(part) ? 0 : part.n), unshown ?? 0);
  for (const part of [...shown].sort((a, b) => a.n - b.n))
    if (isOneHidden() && hiddenTotal() < LEAST_CUT) shown.delete(part);
  return parts.map((part) => ({ ...part, n: shown.has(part) ? part.n : null }));
}

export function roundAll<Part extends { readonly n: Cell }>(parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => ({ ...part, n: part.n === null ? null : rounded(part.n) }));
}

type Count = (cut: Counter, key: string) => number;

/** The third part, wheels that leave the approach blank, is in no table, but could be worked out. */
function approachFigures(key: ApproachKey, count: Count, all: number): Figures['approaches'][number] {
  const [priorities, secondaries] = [count('priority', key), count('secondary', key)];
  const parts = roundAll(hideParts([{ n: priorities }, { n: secondaries }], all - priorities - secondaries));
  return { key, priority: parts[0]?.n ?? null, secondary: parts[1]?.n ?? null };
}

/** What subtraction would give for a pair: wheels with only the one, only the other, and neither. */
function outside(both: number, one: number, other: number, all: number): readonly number[] {
  return [one - both, other - both, all - one - other + both];
}

interface PairCount {
  readonly n: number;
  readonly besides: readonly number[];
}

function pairsFrom(keys: readonly ApproachKey[], count: (pair: string) => PairCount): readonly Pair[] {
  return pairsOf(keys)
    .map((pair) => {
      const { n, besides } = count(pair);
      const isShown = [n, ...besides].every((each) => each >= LEAST_CUT);
      return { keys: pair.split('+'), n: isShown ? rounded(n) : null };
    })
    .sort(commonestFirst);
}

/** Each wheel by the rule of the method as it is now, from how many sectors are priorities and how many secondary. */
function verdictsOf(method: Method, tallies: readonly Tally[]) {
  const counts = tallies
    .filter(({ cut }) => cut === 'marks')
    .map(({ key, n }) => {
      const [priority = 0, secondary = 0] = key.split('+').map(Number);
      return { level: focusOfCounts(method, priority, priority + secondary, false), n };
    });
  return VERDICTS.map((level) => ({
    level,
    n: counts.reduce((sum, each) => sum + (each.level === level ? each.n : 0), 0),
  }));
}

function monthsOf(tallies: readonly Tally[], lastMonth: string): Figures['months'] {
  const counts = new Map(tallies.filter(({ cut }) => cut === 'month').map(({ key, n }) => [key, n]));
  const [first = lastMonth, last = lastMonth] = [...counts.keys(), lastMonth].sort().filter(isEdge);
  const months = monthsBetween(first, last).map((month) => ({ month, n: counts.get(month) ?? 0 }));
  const parts = roundAll(hideParts(months));
  const start = parts.findIndex(({ n }) => n !== null);
  return start === -1 ? [] : parts.slice(start);
}

function isEdge(_month: string, index: number, all: readonly string[]): boolean {
  return index === 0 || index === all.length - 1;
}

function monthsBetween(first: string, last: string): readonly string[] {
  const [from, to] = [monthNumber(first), monthNumber(last)];
  return Array.from({ length: to - from + 1 }, (_, index) => monthName(from + index));
}

function monthNumber(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number - 1;
}

function monthName(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

export function commonestFirst(one: { readonly n: Cell }, other: { readonly n: Cell }): number {
  return (other.n ?? -1) - (one.n ?? -1);
}

/** The number of one counter, 0 for one that stands nowhere. */
export function countsBy(tallies: readonly Tally[]): Count {
  const counts = new Map(tallies.map(({ cut, key, n }) => [`${cut} ${key}`, n]));
  return (cut, key) => counts.get(`${cut} ${key}`) ?? 0;
}
