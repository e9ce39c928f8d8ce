import type { Purging } from '../../../src/operations/purge.ts';

/** A site that takes its machine's word for the time, as it did: nothing was noted before, nothing is compared. */
export function bareClock(wall: () => number): Purging['clock'] {
  return { now: wall, isHeld: () => false, beat: () => Promise.resolve() };
}
