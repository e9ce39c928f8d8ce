import { sign, verify } from '../web/signed.ts';
import type { Keys } from '../web/signed.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** An address that nobody confirms is kept, and can be confirmed, for this long. */
export const ASKED_LIFE_MS = 7 * DAY_MS;
/** Longer than the time between two reviews can be. */
const END_LIFE_MS = 3 * 365 * DAY_MS;

const PURPOSES = { confirm: 'confirm-reminders', end: 'end-reminders' } as const;
export type TokenPurpose = keyof typeof PURPOSES;

export function confirmToken(keys: Keys, id: string, askedAt: number): string {
  return sign({ keys, purpose: PURPOSES.confirm, parts: [id], expires: askedAt + ASKED_LIFE_MS });
}

/** Of a letter that is queued now. */
export function endToken(keys: Keys, id: string, now: number): string {
  return sign({ keys, purpose: PURPOSES.end, parts: [id], expires: now + END_LIFE_MS });
}

/** Which reminder a token is about, and what it may do; undefined for one that opens nothing. */
export function readToken(
  keys: Keys,
  token: string,
  now: number,
): { readonly purpose: TokenPurpose; readonly id: string } | undefined {
  for (const purpose of ['confirm', 'end'] as const) {
    const verified = verify({ keys, purpose: PURPOSES[purpose], token, now });
    if (verified.kind === 'valid') return { purpose, id: verified.parts[0] ?? '' };
  }
  return undefined;
}
