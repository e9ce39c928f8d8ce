import { createHmac } from 'node:crypto';
import type { BinaryLike } from 'node:crypto';
import { emailKey, mailboxOf } from '../mail/address.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How many mails one mailbox is sent in `QUOTA_WINDOW_MS`, whoever asks for them. */
export const MAILS_A_DAY = 3;
export const QUOTA_WINDOW_MS = DAY_MS;

export const KEPT_ADDRESSES_MAX = 20;

/** What is stored of an address: a keyed fingerprint (HMAC-SHA-256, base64url), the same for every spelling of it. */
export function addressKey(email: string, key: BinaryLike): string {
  return createHmac('sha256', key).update(emailKey(email)).digest('base64url');
}

export function mailboxKey(email: string, key: BinaryLike): string {
  return addressKey(mailboxOf(email), key);
}
