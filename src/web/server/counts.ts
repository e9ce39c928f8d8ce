import type { IncrementResponse, Store } from 'express-rate-limit';

const MINUTE_MS = 60 * 1000;
/** About 10 MB: so many networks post within minutes only in an attack. */
export const MOST_COUNTED = 50_000;
const OTHERS = 'others';

/** Counts by network, anew in each minute of the site's clock; those that come while it is full share one count. */
export class BoundedCounts implements Store {
  readonly localKeys = true;
  readonly #clock: () => number;
  readonly #counts = new Map<string, number>();
  #minute = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#counts.size;
  }

  increment(key: string): IncrementResponse {
    const minute = Math.floor(this.#clock() / MINUTE_MS);
    if (minute !== this.#minute) this.#counts.clear();
    this.#minute = minute;
    const place = this.#counts.has(key) || this.#counts.size < MOST_COUNTED ? key : OTHERS;
    const totalHits = (this.#counts.get(place) ?? 0) + 1;
    this.#counts.set(place, totalHits);
    return { totalHits, resetTime: new Date((minute + 1) * MINUTE_MS) };
  }

  /** Every post counts, however it ends. */
  decrement(): void {
    return undefined;
  }

  resetKey(): void {
    return undefined;
  }
}
