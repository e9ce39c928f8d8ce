import type { Store } from 'express-rate-limit';
import { BoundedCounts } from './counts.ts';
import { turnsInMemory } from './turns.ts';
import type { TakeTurn } from './turns.ts';

export interface Shared {
  readonly takeTurn: TakeTurn;
  readonly countsOf: (limit: string) => Store;
}

export function sharedInMemory(): Shared {
  return { takeTurn: turnsInMemory(), countsOf: () => new BoundedCounts() };
}
