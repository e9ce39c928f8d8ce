import { setImmediate } from 'node:timers/promises';
import type { Db } from '../db/database.ts';
import { Busy } from '../errors.ts';
import { rounded } from './amount.ts';
import { listSharedWheels } from './crowd-store.ts';
import { nearestWheels } from './nearest.ts';
import type { Near } from './nearest.ts';
import { readSnapshot } from './snapshot-store.ts';
import { WHEELS } from './wheel-code.ts';

export const ROWS_AT_ONCE = 250;
const KEPT = 256;
/** With so many waiting, the next one is told that the site is busy. */
const MOST_WAITING = 64;

interface SharedWheels {
  nearest(wheel: number): Promise<readonly Near[]>;
}

/** In memory (2 MB), from one snapshot to the next. Wheels of fewer than five are left out: they would show the choices of few. */
export function sharedWheels(db: Db, limit: number): SharedWheels {
  const kept = new Map<number, readonly Near[]>();
  const memory: Memory = { counts: new Uint32Array(WHEELS), snapshot: 0 };
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const lookUp = async (wheel: number) => {
    if (await catchUp(db, memory)) kept.clear();
    const near = kept.get(wheel) ?? (await unhurried(nearestWheels(memory.counts, wheel, limit)));
    if (kept.size >= KEPT) kept.clear();
    kept.set(wheel, near);
    return near;
  };
  return {
    async nearest(wheel) {
      if (waiting >= MOST_WAITING) throw new Busy();
      waiting += 1;
      // One search at a time, so that no count changes under it.
      const mine = turn.then(() => lookUp(wheel)).finally(() => (waiting -= 1));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

interface Memory {
  counts: Uint32Array;
  snapshot: number;
}

async function catchUp(db: Db, memory: Memory): Promise<boolean> {
  const { number } = await readSnapshot(db);
  if (number === memory.snapshot) return false;
  const counts = new Uint32Array(WHEELS);
  for (let after: number | undefined = 0; after !== undefined;) {
    const rows = await listSharedWheels(db, after, ROWS_AT_ONCE);
    for (const { wheel, n } of rows) counts[wheel] = rounded(n);
    after = rows.at(-1)?.wheel;
    await setImmediate();
  }
  memory.counts = counts;
  memory.snapshot = number;
  return true;
}

async function unhurried<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
