import type { ModeratorRole } from '../terms.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** A session ends after this long without a request (comments.md, security.md 7.3). */
export const IDLE_LIFE_MS = 30 * MINUTE_MS;
export const ABSOLUTE_LIFE_MS = 8 * HOUR_MS;

export const MAX_NAME_LENGTH = 40;

export interface Moderator {
  readonly id: string;
  readonly name: string;
  readonly hasSecondFactor: boolean;
  readonly role: ModeratorRole;
}

export function tidyName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** Two names that a person would read as the same have the same key. */
export function nameKey(name: string): string {
  return tidyName(name).normalize('NFKC').toLowerCase();
}

const OTHER_ACTORS = ['rules', 'system', 'mail', 'writer'];

/** 1 to 40 characters that can be read; the name is public beside this moderator's replies. */
export function isModeratorName(name: string): boolean {
  const length = Array.from(name).length;
  if (OTHER_ACTORS.includes(nameKey(name))) return false;
  return length >= 1 && length <= MAX_NAME_LENGTH && /^[\p{L}\p{M}\p{N} .'\u2019_-]+$/u.test(name);
}
