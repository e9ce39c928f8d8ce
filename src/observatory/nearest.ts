import { byLikeness } from './likeness.ts';
import type { Likeness } from './likeness.ts';

/** Beyond, the counts of all wheels no longer fit: 2 MB with twelve sectors, 172 MB with sixteen. */
export const MOST_SECTORS = 12;
const BASE = 3;
const HALF_SECTORS = MOST_SECTORS / 2;
/** A wheel's code is that of its first half times this, plus that of its second: six sectors. With fewer than twelve, its first ones are blank. */
const HALVES = BASE ** HALF_SECTORS;
const MOST_POINTS = 2 * MOST_SECTORS;
const SPAN = MOST_POINTS + 1;
/** First halves looked at between two pauses: 59,049 wheels, well under a millisecond. */
const SLICE = 81;

export interface Near extends Likeness {
  readonly wheel: number;
  readonly count: number;
}

interface Candidate {
  readonly wheel: number;
  readonly count: number;
  readonly rank: number;
}

/** The rank of likeness of every pair of sums, at `shared * SPAN + all`: 0 is most alike. */
const RANKS = ranks();
const NOTHING_SHARED = SPAN * SPAN;
/** The levels of every half, last sector first. */
const LEVELS = Array.from({ length: HALVES }, (_, half) =>
  Array.from({ length: HALF_SECTORS }, (_level, index) => Math.floor(half / BASE ** index) % BASE),
);

/**
 * The `limit` counted wheels most like `wheel`, without itself and those that share nothing. `counts` is by wheel code, of 6 to
 * `MOST_SECTORS` sectors. Pauses between slices.
 */
export function* nearestWheels(
  counts: Uint32Array,
  wheel: number,
  limit: number,
): Generator<undefined, readonly Near[]> {
  const sums = sumsWith(wheel);
  yield undefined;
  const best: Candidate[] = [];
  const firsts = counts.length / HALVES;
  for (let first = 0; first < firsts; first += SLICE) {
    scan(counts, { sums, wheel, limit, from: first, to: Math.min(first + SLICE, firsts) }, best);
    yield undefined;
  }
  return best.map((candidate) => ({ ...likenessIn(sums, candidate.wheel), ...withoutRank(candidate) }));
}

interface Slice {
  readonly sums: Sums;
  readonly wheel: number;
  readonly limit: number;
  readonly from: number;
  readonly to: number;
}

function scan(counts: Uint32Array, { sums, wheel, limit, from, to }: Slice, best: Candidate[]): void {
  let worst = best.length < limit ? NOTHING_SHARED : (best.at(-1)?.rank ?? NOTHING_SHARED);
  for (let first = from; first < to; first += 1) {
    const base = first * HALVES;
    const start = sums.first[first] ?? 0;
    for (let second = 0; second < HALVES; second += 1) {
      const count = counts[base + second] ?? 0;
      if (count === 0 || base + second === wheel) continue;
      const rank = RANKS[start + (sums.second[second] ?? 0)] ?? NOTHING_SHARED;
      if (rank > worst || rank === NOTHING_SHARED) continue;
      insert(best, { wheel: base + second, count, rank }, limit);
      if (best.length === limit) worst = best.at(-1)?.rank ?? worst;
    }
  }
}

/** Ties: the commoner first, then the smaller code, so that the answer is always the same. */
function insert(best: Candidate[], candidate: Candidate, limit: number): void {
  const place = best.findIndex(
    ({ rank, count }) => candidate.rank < rank || (candidate.rank === rank && candidate.count > count),
  );
  best.splice(place === -1 ? best.length : place, 0, candidate);
  if (best.length > limit) best.pop();
}

/** Each half's part of both sums, as an index into RANKS: the parts of two halves add up. */
interface Sums {
  readonly first: Uint16Array;
  readonly second: Uint16Array;
}

function sumsWith(wheel: number): Sums {
  const [first, second] = [Math.floor(wheel / HALVES), wheel % HALVES];
  return { first: sumsOfHalf(first), second: sumsOfHalf(second) };
}

function sumsOfHalf(own: number): Uint16Array {
  const mine = LEVELS[own] ?? [];
  return Uint16Array.from(LEVELS, (levels) =>
    levels.reduce((sum, level, index) => {
      const other = mine[index] ?? 0;
      return sum + Math.min(level, other) * SPAN + Math.max(level, other);
    }, 0),
  );
}

function likenessIn(sums: Sums, wheel: number): Likeness {
  const sum = (sums.first[Math.floor(wheel / HALVES)] ?? 0) + (sums.second[wheel % HALVES] ?? 0);
  return { shared: Math.floor(sum / SPAN), all: sum % SPAN };
}

function withoutRank({ wheel, count }: Candidate): Pick<Near, 'wheel' | 'count'> {
  return { wheel, count };
}

function ranks(): Uint16Array {
  const pairs = Array.from({ length: SPAN * SPAN }, (_, index) => ({
    shared: Math.floor(index / SPAN),
    all: index % SPAN,
  })).filter(({ shared, all }) => shared > 0 && shared <= all);
  const table = new Uint16Array(SPAN * SPAN).fill(SPAN * SPAN);
  pairs.sort(byLikeness).forEach(({ shared, all }, rank) => (table[shared * SPAN + all] = rank));
  return table;
}
