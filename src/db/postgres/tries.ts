import { setTimeout } from 'node:timers/promises';
import { CommitInDoubt, isConflict, isEnded, isTaken, isUndone } from './errors.ts';

/** So long is tried again what met another. */
const TRY_MS = 1_000;
const LONGEST_PAUSE_MS = 40;

/** Of this process, since it began. */
const counts = { retries: 0, doubts: 0 };

/** How often something was begun again, and how many commits were left in doubt. */
export function countTries(): Readonly<typeof counts> {
  return { ...counts };
}

/**
 * Tries again for a second what was undone and may succeed, and once what found a row in its way. A commit that is in doubt is
 * never tried again, nor is what waited too long.
 */
export async function untilKept<T>(attempt: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof CommitInDoubt) counts.doubts += 1;
      if (!isWorthATry(error, tries === 0, performance.now() - begun < TRY_MS)) throw error;
    }
    counts.retries += 1;
    await setTimeout(Math.random() * LONGEST_PAUSE_MS);
  }
}

/**
 * PostgreSQL looks for a deadlock only after a second, and a connection may end late in its work: so both are always tried once
 * more.
 */
function isWorthATry(error: unknown, isFirst: boolean, hasTime: boolean): boolean {
  if (isConflict(error) || isEnded(error)) return isFirst || hasTime;
  return isTaken(error) ? isFirst : isUndone(error) && hasTime;
}
