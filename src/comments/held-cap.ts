import { countInHour } from '../caps/hour-store.ts';
import type { Trx } from '../db/database.ts';
import type { Facts, Verdict } from './guard.ts';

/**
 * Counts a comment that a person will have to read, in the transaction that stores it; true where the site has taken all that
 * it takes of them in an hour. A writer whom the site knows again and who was published before is not counted: robots shut
 * nobody out who has written here.
 */
export async function isBeyondHour(
  trx: Trx,
  { kind }: Verdict,
  { recognised, now }: Pick<Facts, 'recognised' | 'now'>,
): Promise<boolean> {
  if (kind === 'publish' || recognised) return false;
  return !(await countInHour(trx, 'held', now));
}
