import { codeAt, fromBase32 } from '../../src/moderators/totp.ts';
import type { TestSite } from './app.ts';
import { change } from './rows.ts';

const STEP_MS = 30_000;
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Gives every account of a site a second factor, as if it had been turned on long ago. */
export async function withSecondFactor(site: Pick<TestSite, 'db'>): Promise<void> {
  await change(site, 'update moderator set totp_secret = ?', SECRET);
}

/** What the moderator's phone shows now; a minute later it is another one. */
export function codeNow({ time }: Pick<TestSite, 'time'>): string {
  return codeAt(fromBase32(SECRET) ?? Buffer.alloc(0), Math.floor(time.now / STEP_MS));
}

/** Six digits that are none of those that would be taken now. */
export function wrongCode({ time }: Pick<TestSite, 'time'>): string {
  const taken = [-1, 0, 1].map((step) => codeNow({ time: { now: time.now + step * STEP_MS } }));
  return ['000000', '111111', '222222', '333333'].find((code) => !taken.includes(code)) ?? '';
}
