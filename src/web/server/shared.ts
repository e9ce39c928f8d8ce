import type { Store } from 'express-rate-limit';
import { BoundedCounts } from './counts.ts';
import { turnsInMemory } from './turns.ts';
import type { TakeTurn } from './turns.ts';

/** What has to hold for the whole site, however many processes answer for it. */
export interface Shared {
  readonly takeTurn: TakeTurn;
  /** Where a limit counts, by its name. */
  readonly countsOf: (limit: string) => Store;
}

/** For a site of one process. */
export function sharedInMemory(): Shared {
  return { takeTurn: turnsInMemory(), countsOf: () => new BoundedCounts() };
}
