import type { TestSite } from './app.ts';
import { BEHIND_PROXY } from './discussion.ts';
import { change } from './rows.ts';

/** Settings of a site that sees addresses. */
export { BEHIND_PROXY };

/** What a proxy says of a reader at this address. */
export function from(address: string): Readonly<Record<string, string>> {
  return { 'x-forwarded-for': address };
}

/** As if all that was counted today had been made `n` times. */
export async function madeToday(site: TestSite, n: number): Promise<void> {
  await change(site, 'update cap_count set n = ?', n);
}
