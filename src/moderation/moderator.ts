const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** A session ends after this long without a request (comments.md, security.md 7.3). */
export const IDLE_LIFE_MS = 30 * MINUTE_MS;
/** And after this long in any case. */
export const ABSOLUTE_LIFE_MS = 8 * HOUR_MS;

/** Attempts to sign in are counted over this long. */
export const ATTEMPT_WINDOW_MS = 15 * MINUTE_MS;
export const MAX_ATTEMPTS_PER_ACCOUNT = 10;
export const MAX_ATTEMPTS_PER_ADDRESS = 20;
/** An address that has hardly tried is heard even when others batter the account: its owner is not locked out. */
export const FRESH_ATTEMPTS = 3;

export const MAX_NAME_LENGTH = 40;

export interface Moderator {
  readonly id: string;
  readonly name: string;
  readonly hasSecondFactor: boolean;
}

export interface Attempts {
  readonly onAccount: number;
  readonly fromAddress: number;
}

/** Whether one more attempt waits. The counts are those of the window before it. */
export function mustWait({ onAccount, fromAddress }: Attempts): boolean {
  if (fromAddress >= MAX_ATTEMPTS_PER_ADDRESS) return true;
  return onAccount >= MAX_ATTEMPTS_PER_ACCOUNT && fromAddress >= FRESH_ATTEMPTS;
}

/** A moderator's name as it is stored: trimmed, NFC, single spaces. */
export function tidyName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** Two names that a person would read as the same have the same key. */
export function nameKey(name: string): string {
  return tidyName(name).normalize('NFKC').toLowerCase();
}

/** What the log calls those who are no moderators. */
const OTHER_ACTORS = ['rules', 'system', 'mail', 'writer'];

/** 1 to 40 characters that can be read; the name is public beside this moderator's replies. */
export function isModeratorName(name: string): boolean {
  const length = Array.from(name).length;
  if (OTHER_ACTORS.includes(nameKey(name))) return false;
  return length >= 1 && length <= MAX_NAME_LENGTH && /^[\p{L}\p{M}\p{N} .'\u2019_-]+$/u.test(name);
}
