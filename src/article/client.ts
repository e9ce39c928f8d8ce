import type { BinaryLike } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { macBytes } from '../web/signed.ts';

const DIGEST_BYTES = 16;

/**
 * Who asks, as far as a question's single use is concerned: a keyed digest of the address (IPv4: all of it, IPv6:
 * its /64), 22 base64url characters that do not tell the address. What is no address is one client.
 * Source: comments §2.3.
 */
export function clientOf(address: string, key: BinaryLike): string {
  return digest(key, `client|${homeOf(address)}`);
}

/**
 * The same for quotas, with a digest that changes each day (`YYYY-MM-DD`), so that nobody is followed from one day
 * to the next: a window that reaches back over midnight has to ask for both days. Source: comments §7, "IP".
 */
export function quotaKey(address: string, key: BinaryLike, day: string): string {
  return digest(key, `quota|${day}|${homeOf(address)}`);
}

function digest(key: BinaryLike, text: string): string {
  return macBytes(key, text).subarray(0, DIGEST_BYTES).toString('base64url');
}

/** What one home or one office holds: a whole IPv4 address, or the first 64 bits of an IPv6 one. */
function homeOf(address: string): string {
  const [bare = ''] = address.split('%');
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return '';
  const groups = groupsOf(bare);
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 6).join() === '0,0,0,0,0,65535')
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  return groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':');
}

/** The eight numbers of an IPv6 address. The URL parser turns a dotted end into two of them. */
function groupsOf(address: string): readonly number[] {
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [left, right] = [numbersOf(head), numbersOf(tail)];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => 0);
  return [...left, ...zeros, ...right];
}

function numbersOf(part: string): readonly number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
}
