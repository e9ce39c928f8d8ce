import type { BinaryLike } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { emailKey } from '../mail/address.ts';
import { EMAIL_SHAPE } from '../web/text/email.ts';
import { domainKey, mailboxKey } from '../mail/fingerprint.ts';
import { SHARED_DOMAINS } from './shared-domains.ts';

export const BLOCK_KINDS = ['address', 'domain'] as const;
type BlockKind = (typeof BLOCK_KINDS)[number];

/** An address, or everything behind a domain and what lies below it. */
export interface BlockTarget {
  readonly kind: BlockKind;
  readonly value: string;
}

/** A name with a dot at least: a whole country is no domain that somebody has. */
const DOMAIN_SHAPE =
  /^(?:(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)\.)+\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u;
const DOMAIN_MAX = 253;

/** What typed words may block: an address and its domain, a domain alone, or nothing. */
export function targetsOf(typed: string): readonly BlockTarget[] {
  const key = emailKey(typed);
  if (EMAIL_SHAPE.test(key))
    return [
      { kind: 'address', value: key },
      { kind: 'domain', value: domainOf(key) },
    ];
  const domain = key.replace(/^@/, '');
  const isDomain = DOMAIN_SHAPE.test(domain) && domain.length <= DOMAIN_MAX;
  return isDomain ? [{ kind: 'domain', value: asciiOf(domain) }] : [];
}

/** What is stored of it: an address is known again whatever follows a + in it. */
export function printOf({ kind, value }: BlockTarget, key: BinaryLike): string {
  return kind === 'address' ? mailboxKey(value, key) : domainKey(value, key);
}

/** By which moderators tell blocks apart without an address being kept: the first letters, and the end of a domain. */
export function hintOf({ kind, value }: BlockTarget): string {
  const first = (text: string) => Array.from(text)[0] ?? '';
  const [local = '', domain = ''] = kind === 'address' ? value.split('@') : ['', value];
  const end = `${first(domain)}\u2026${domain.slice(domain.lastIndexOf('.'))}`;
  return kind === 'address' ? `${first(local)}\u2026@${end}` : end;
}

/** Whether people who have nothing to do with each other write from this domain, or from below it. */
export function isShared(domain: string): boolean {
  return SHARED_DOMAINS.has(domain);
}

function domainOf(key: string): string {
  return asciiOf(key.slice(key.lastIndexOf('@') + 1));
}

function asciiOf(domain: string): string {
  return domainToASCII(domain) || domain;
}
