import { setImmediate } from 'node:timers/promises';
import type { Db } from '../db/database.ts';
import { Busy } from '../errors.ts';
import { rounded } from './amount.ts';
import { listSharedWheels } from './crowd-store.ts';
import { MOST_SECTORS, nearestWheels } from './nearest.ts';
import type { Near } from './nearest.ts';
import type { Series } from './series.ts';
import { readSnapshot } from './series-store.ts';
import { wheelsWith } from './wheel-code.ts';

export const ROWS_AT_ONCE = 250;
const KEPT = 256;
/** With so many waiting, the next one is told that the site is busy. */
const MOST_WAITING = 64;

interface SharedWheels {
  nearest(series: Series, wheel: number): Promise<readonly Near[]>;
}

/**
 * In memory (2 MB for a series of twelve sectors, less for fewer), from one snapshot to the next. Wheels of fewer than five are left
 * out: they would show the choices of few. Only for a series that `canBeSearched`.
 */
export function sharedWheels(db: Db, limit: number): SharedWheels {
  const memories = new Map<string, Memory>();
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const lookUp = async (series: Series, wheel: number) => {
    const memory = await catchUp(db, series, memories.get(series.name));
    memories.set(series.name, memory);
    const { counts, kept } = memory;
    const near = kept.get(wheel) ?? (await unhurried(nearestWheels(counts, wheel, limit)));
    if (kept.size >= KEPT) kept.clear();
    kept.set(wheel, near);
    return near;
  };
  return {
    async nearest(series, wheel) {
      if (waiting >= MOST_WAITING) throw new Busy();
      waiting += 1;
      // One search at a time, so that no count changes under it.
      const mine = turn.then(() => lookUp(series, wheel)).finally(() => (waiting -= 1));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** Whether the counts of all its wheels fit in memory. */
export function canBeSearched({ keys }: Series): boolean {
  return keys.length <= MOST_SECTORS;
}

/** What is known of a series as of one snapshot. */
interface Memory {
  readonly counts: Uint32Array;
  readonly kept: Map<number, readonly Near[]>;
  readonly snapshot: number;
}

async function catchUp(db: Db, { name, keys }: Series, memory: Memory | undefined): Promise<Memory> {
  const { number } = await readSnapshot(db, name);
  if (number === memory?.snapshot) return memory;
  const counts = new Uint32Array(wheelsWith(keys.length));
  for (let after: number | undefined = 0; after !== undefined;) {
    const rows = await listSharedWheels(db, name, after, ROWS_AT_ONCE);
    for (const { wheel, n } of rows) counts[wheel] = rounded(n);
    after = rows.at(-1)?.wheel;
    await setImmediate();
  }
  return { counts, kept: new Map(), snapshot: number };
}

async function unhurried<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
