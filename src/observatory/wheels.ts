import { setImmediate } from 'node:timers/promises';
import type { Db } from '../db/database.ts';
import { Busy } from '../errors.ts';
import { listChangedWheels, readVersion } from './crowd-store.ts';
import { nearestWheels } from './nearest.ts';
import type { Near } from './nearest.ts';
import { WHEELS } from './wheel-code.ts';

/** Rows read between two pauses while the counts are taken in: about a millisecond. */
export const ROWS_AT_ONCE = 250;
/** Answers kept until the counters change. */
const KEPT = 256;
/** Who comes when so many wait is sent away for a moment. */
const MOST_WAITING = 64;

/** The counted wheels, in memory: two megabytes, taken in when somebody first asks. */
export interface CountedWheels {
  /** The wheels most like this one, as the counters stand now. */
  nearest(wheel: number): Promise<readonly Near[]>;
}

/**
 * Keeps how many have each wheel beside the database. Every change carries a version, so one indexed read says whether
 * this or another process changed something, and one more what it was.
 */
export function countedWheels(db: Db, limit: number): CountedWheels {
  const kept = new Map<number, readonly Near[]>();
  const memory: Memory = { counts: undefined, version: -1 };
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const lookUp = async (wheel: number) => {
    const [counts, changed] = await catchUp(db, memory);
    if (changed) kept.clear();
    const near = kept.get(wheel) ?? (await unhurried(nearestWheels(counts, wheel, limit)));
    if (kept.size >= KEPT) kept.clear();
    kept.set(wheel, near);
    return near;
  };
  return {
    async nearest(wheel) {
      if (waiting >= MOST_WAITING) throw new Busy();
      waiting += 1;
      // One after the other: no count moves under a search.
      const mine = turn.then(() => lookUp(wheel)).finally(() => (waiting -= 1));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

interface Memory {
  counts: Uint32Array | undefined;
  /** All changes up to this version are in `counts`. */
  version: number;
}

/** Takes in what changed since the last time; tells whether anything did. */
async function catchUp(db: Db, memory: Memory): Promise<readonly [Uint32Array, boolean]> {
  const { version, madeAnew } = await readVersion(db);
  const anew = memory.counts === undefined || madeAnew > memory.version;
  const counts = anew || memory.counts === undefined ? new Uint32Array(WHEELS) : memory.counts;
  if (!anew && version === memory.version) return [counts, false];
  let place = { version: anew ? -1 : memory.version, wheel: WHEELS };
  for (let more = true; more;) {
    const rows = await listChangedWheels(db, place, ROWS_AT_ONCE);
    for (const { wheel, n } of rows) counts[wheel] = n;
    place = rows.at(-1) ?? place;
    more = rows.length === ROWS_AT_ONCE;
    await setImmediate();
  }
  memory.counts = counts;
  memory.version = version;
  return [counts, true];
}

/** Runs what pauses to its end, serving others at each pause. */
async function unhurried<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
