import { MemoryStore } from 'express-rate-limit';
import type { ClientRateLimitInfo } from 'express-rate-limit';

/** About 10 MB: so many networks post within minutes only in an attack. */
export const MOST_COUNTED = 50_000;
const OTHERS = 'others';

/** Counts by network; those that come while it is full share one count. */
export class BoundedCounts extends MemoryStore {
  override increment(key: string): Promise<ClientRateLimitInfo> {
    return super.increment(this.#placeOf(key));
  }

  override decrement(key: string): Promise<void> {
    return super.decrement(this.#placeOf(key));
  }

  #placeOf(key: string): string {
    const isRoom = this.current.size + this.previous.size < MOST_COUNTED;
    return isRoom || this.current.has(key) || this.previous.has(key) ? key : OTHERS;
  }
}
