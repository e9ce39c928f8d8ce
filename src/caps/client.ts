import type { BinaryLike } from 'node:crypto';
import { BlockList, isIPv4, isIPv6 } from 'node:net';
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

/** The same for the neighbours of an address, as `rangeOf` has them. */
export function rangeKey(address: string, key: BinaryLike, day: string): string {
  return digest(key, `range|${day}|${rangeOf(address)}`);
}

function digest(key: BinaryLike, text: string): string {
  return macBytes(key, text).subarray(0, DIGEST_BYTES).toString('base64url');
}

/** What one home or one office holds: a whole IPv4 address, or the first 64 bits of an IPv6 one; '' for no address. */
export function homeOf(address: string): string {
  return partOf(address, HOME_GROUPS);
}

/**
 * What those of one home wait for each other by, where they write at one moment: all of them are counted in the same rows
 * (`caps/store.ts`), and who met another each time would find no end on a busy machine.
 */
export function homeLane(address: string): string {
  return `home ${homeOf(address)}`;
}

/**
 * What one customer of a network may move about in: the first 48 bits of an IPv6 address. An IPv4 address is all there
 * is of it.
 */
export function networkOf(address: string): string {
  return partOf(address, NETWORK_GROUPS);
}

/**
 * What whoever rents many addresses gets next to each other: the first 48 bits of an IPv6 address, the first 24 of an IPv4
 * one, which many strangers may share.
 */
export function rangeOf(address: string): string {
  const network = networkOf(address);
  return isIPv4(network) ? network.slice(0, network.lastIndexOf('.')) : network;
}

/**
 * Whether an address is of this machine or of a private network (RFC 1918, RFC 4193, RFC 3927, RFC 4291). Behind a proxy that
 * is not named, everybody has such a one: nobody is counted by it.
 */
export function isNear(address: string): boolean {
  const home = bare(address);
  const version = isIPv4(home) ? 'ipv4' : 'ipv6';
  return home !== '' && NEAR.check(home, version);
}

const HOME_GROUPS = 4;
const NETWORK_GROUPS = 3;
const NEAR = new BlockList();
NEAR.addSubnet('127.0.0.0', 8, 'ipv4');
NEAR.addSubnet('10.0.0.0', 8, 'ipv4');
NEAR.addSubnet('172.16.0.0', 12, 'ipv4');
NEAR.addSubnet('192.168.0.0', 16, 'ipv4');
NEAR.addSubnet('169.254.0.0', 16, 'ipv4');
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addSubnet('fe80::', 10, 'ipv6');

function partOf(address: string, groups: number): string {
  const whole = bare(address);
  if (!isIPv6(whole)) return whole;
  return groupsOf(whole)
    .slice(0, groups)
    .map((group) => group.toString(16))
    .join(':');
}

function bare(address: string): string {
  const [whole = ''] = address.split('%');
  if (isIPv4(whole)) return whole;
  if (!isIPv6(whole)) return '';
  const groups = groupsOf(whole);
  const [high = 0, low = 0] = groups.slice(6);
  const isIPv4Inside = groups.slice(0, 6).join() === '0,0,0,0,0,65535';
  return isIPv4Inside ? [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.') : whole;
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
