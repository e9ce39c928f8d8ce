import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BinaryLike } from 'node:crypto';

/** The current key signs; those after it are still accepted. */
export type Keys = readonly BinaryLike[];

/** Anyone can read the parts of a token; they only cannot change them. */
interface Signing {
  readonly keys: Keys;
  /** A token signed for one purpose opens nothing else. Small letters and hyphens. */
  readonly purpose: string;
  readonly parts: readonly string[];
  /** UTC milliseconds; from that instant on the token is expired. */
  readonly expires: number;
}

interface Verifying {
  readonly keys: Keys;
  readonly purpose: string;
  readonly token: string;
  readonly now: number;
}

type Verified =
  | { readonly kind: 'valid'; readonly parts: readonly string[]; readonly expires: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'invalid' };

const TOKEN_SHAPE = /^([\w-]+)\.([\w-]{43})$/;

/** Base64url, with an HMAC-SHA-256 bound to the purpose. Throws a RangeError without keys. Source: ASVS 5.0 9.1.1, 9.2.1, 9.2.2. */
export function sign({ keys, purpose, parts, expires }: Signing): string {
  const payload = Buffer.from(JSON.stringify([expires, ...parts])).toString('base64url');
  return `${payload}.${macOf(currentKey(keys), signedText(purpose, payload))}`;
}

/** Never throws, whatever the token. The signature is checked before the expiry. */
export function verify({ keys, purpose, token, now }: Verifying): Verified {
  const [, payload, mac] = TOKEN_SHAPE.exec(token) ?? [];
  if (payload === undefined || mac === undefined) return { kind: 'invalid' };
  if (signingKey(keys, signedText(purpose, payload), mac) === undefined) return { kind: 'invalid' };
  const content: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  if (!isList(content)) return { kind: 'invalid' };
  const [expires, ...parts] = content;
  if (typeof expires !== 'number') return { kind: 'invalid' };
  if (now >= expires) return { kind: 'expired' };
  return { kind: 'valid', parts: parts.filter((part) => typeof part === 'string'), expires };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A base64url payload holds no bar, so no two pairs of purpose and payload give the same text. */
function signedText(purpose: string, payload: string): string {
  return `signed|${purpose}|${payload}`;
}

export function macOf(key: BinaryLike, text: string): string {
  return macBytes(key, text).toString('base64url');
}

export function macBytes(key: BinaryLike, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

export function currentKey(keys: Keys): BinaryLike {
  const [current] = keys;
  if (current === undefined) throw new RangeError('a key is needed to sign');
  return current;
}

/** Compares the text of the MAC, not its bytes: base64url can spell the same bytes in two ways. */
export function signingKey(keys: Keys, text: string, mac: string): BinaryLike | undefined {
  return keys.find((key) => isSame(macOf(key, text), mac));
}

function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
