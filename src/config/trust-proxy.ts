import { isIP } from 'node:net';

export const TRUST_PROXY_PROBLEM = 'must be a number of proxies, or their addresses separated by commas';

export function isTrustProxy(value: string): boolean {
  return /^\d{1,2}$/.test(value) || value.split(',').every((part) => isAddressRange(part.trim()));
}

function isAddressRange(range: string): boolean {
  const [address = '', bits, ...rest] = range.split('/');
  const longest = isIP(address) === 6 ? 128 : 32;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
  return isIP(address) !== 0 && fits && rest.length === 0;
}

/** What Express calls `trust proxy`: a hop count, or the addresses of the proxies. */
export function toTrustProxy(value: string | undefined): number | string | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : value;
}
