import { setTimeout } from 'node:timers/promises';
import { isTaken, isUndone } from './errors.ts';

/** So long is tried again what met another. */
const TRY_MS = 1_000;
const LONGEST_PAUSE_MS = 40;

/**
 * Tries again for a second what was undone and may succeed, and once what found a row in its way. A commit that is in doubt is
 * never tried again, nor is what waited too long.
 */
export async function untilKept<T>(attempt: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  let hasBeenTaken = false;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const isWorthIt = isUndone(error) || (isTaken(error) && !hasBeenTaken);
      if (!isWorthIt || performance.now() - begun >= TRY_MS) throw error;
      hasBeenTaken ||= isTaken(error);
    }
    await setTimeout(Math.random() * LONGEST_PAUSE_MS);
  }
}
