import { createHmac } from 'node:crypto';
import type { BinaryLike } from 'node:crypto';
import { emailKey, mailboxOf } from './address.ts';

/** What is stored of an address: a keyed fingerprint (HMAC-SHA-256, base64url), the same for every spelling of it. */
export function addressKey(email: string, key: BinaryLike): string {
  return createHmac('sha256', key).update(emailKey(email)).digest('base64url');
}

/** The same of the mailbox that it most likely leads to: letters are counted by it. */
export function mailboxKey(email: string, key: BinaryLike): string {
  return addressKey(mailboxOf(email), key);
}

/** The same of a whole domain, which no address is: what is in front of its @ is missing. */
export function domainKey(domain: string, key: BinaryLike): string {
  return createHmac('sha256', key).update(`@${domain}`).digest('base64url');
}

/** Deeper than this, a domain is looked for by its end only. */
const LABELS_MAX = 6;

/** Every print by which an address may be known: of its mailbox, of its domain, and of those above it. */
export function printsOf(email: string, key: BinaryLike): readonly string[] {
  const [, domain = ''] = mailboxOf(email).split('@');
  const labels = domain.split('.').slice(-LABELS_MAX);
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  return [mailboxKey(email, key), ...domains.map((each) => domainKey(each, key))];
}
