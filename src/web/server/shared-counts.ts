import type { Store } from 'express-rate-limit';
import { macOf } from '../signed.ts';

const MINUTE_MS = 60 * 1000;

interface Counting {
  /** Counts one more in a minute, for all machines together. */
  readonly count: (maker: string, minute: number) => Promise<number>;
  readonly key: string;
  readonly clock: () => number;
}

/** Counts by network in the database, under a digest that changes each minute: nobody is followed by it. */
export function sharedCounts({ count, key, clock }: Counting): Store {
  return {
    async increment(network) {
      const minute = Math.floor(clock() / MINUTE_MS);
      const totalHits = await count(macOf(key, ['post', minute, network].join('|')), minute);
      return { totalHits, resetTime: new Date((minute + 1) * MINUTE_MS) };
    },
    // Every post counts, however it ends.
    decrement: () => undefined,
    resetKey: () => undefined,
  };
}
