import type { Db } from '../db/database.ts';
import { sharedClock } from '../db/engine.ts';

/** What was answered to a question about the time; all are UTC milliseconds, the latter two by this machine's clock. */
interface Told {
  readonly at: number;
  readonly asked: number;
  readonly answered: number;
}

/**
 * How far the clock that all machines of the site go by is ahead of this machine's, in milliseconds; 0 where there is one machine.
 * It stays as `known` as far as the answer, which took its time, allows for that: a slow one proves little.
 */
export async function aheadOf(db: Db, wall: () => number, known = 0): Promise<number> {
  const tell = sharedClock(db);
  if (tell === undefined) return 0;
  const asked = wall();
  const at = await tell();
  return aheadBy({ at, asked, answered: wall() }, known);
}

/** What a command goes by: one that erases or dates by another clock than the site ends things too early, or never. */
export async function clockOf(db: Db, wall: () => number = Date.now): Promise<() => number> {
  const aheadMs = await aheadOf(db, wall);
  return () => wall() + aheadMs;
}

export function aheadBy({ at, asked, answered }: Told, known: number): number {
  return Math.min(Math.max(known, at - answered), at - asked);
}
