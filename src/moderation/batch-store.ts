import { setImmediate } from 'node:timers/promises';
import type { Db, Trx } from '../db/database.ts';
import { transact } from '../db/engine.ts';

/** A transaction changes so many at most: whoever comes meanwhile is answered between two of them. */
export const BATCH_SIZE = 250;
/** And one press of a button so many in all. */
export const PRESS_MAX = 5000;

/** Does in pieces what one press asks for, until nothing is left or the press has done enough; how many it changed. */
export async function inBatches(db: Db, piece: (trx: Trx, done: number) => Promise<number>): Promise<number> {
  let done = 0;
  while (done < PRESS_MAX) {
    const before = done;
    const changed = await transact(db, (trx) => piece(trx, before));
    done += changed;
    if (changed < BATCH_SIZE) break;
    await setImmediate();
  }
  return done;
}
