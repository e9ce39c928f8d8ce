import { scrypt, timingSafeEqual } from 'node:crypto';
import { isPredictable } from './password-strength.ts';

/** In code points. The least is ours; the most only bounds the form, nothing is cut (ASVS 5.0 6.2.1, 6.2.9). */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;
export const SALT_BYTES = 16;

export type PasswordProblem = 'too-short' | 'too-long' | 'predictable';

/** What is wrong with a new password, if anything. No rule of composition (ASVS 5.0 6.2.4 to 6.2.9, 6.2.12). */
export function passwordProblem(password: string, name: string): PasswordProblem | undefined {
  const length = Array.from(password).length;
  if (length < PASSWORD_MIN) return 'too-short';
  if (length > PASSWORD_MAX) return 'too-long';
  return isPredictable(password, name) ? 'predictable' : undefined;
}

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const COST: Cost = { N: 32_768, r: 8, p: 3 };
const MAX_MEMORY = 64 * 1024 * 1024;
const KEY_BYTES = 32;

/** What is stored of a password: `scrypt$N$r$p$salt$key`. The salt is SALT_BYTES of randomness, new each time. */
export async function hashPassword(password: string, salt: Buffer): Promise<string> {
  const key = await derive(password, salt, COST, KEY_BYTES);
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether this is the password of that hash, at the cost that the hash was made with. Without a hash, or with one
 * that cannot be read, it takes as long as with one and says no: an unknown name is not told from a wrong password.
 */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const hash = readHash(stored ?? '');
  if (hash === undefined) {
    await derive(password, Buffer.alloc(SALT_BYTES), COST, KEY_BYTES);
    return false;
  }
  return timingSafeEqual(await derive(password, hash.salt, hash.cost, hash.key.length), hash.key);
}

const HASH_SHAPE = /^scrypt\$(\d{4,5})\$(\d{1,2})\$(\d)\$([\w-]{22,})\$([\w-]{43})$/;

function readHash(
  stored: string,
): { readonly cost: Cost; readonly salt: Buffer; readonly key: Buffer } | undefined {
  const [, N, r, p, salt, key] = HASH_SHAPE.exec(stored) ?? [];
  if (salt === undefined || key === undefined) return undefined;
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

/** One spelling of a password, whatever keyboard typed its accents (NIST SP 800-63B). */
function derive(password: string, salt: Buffer, cost: Cost, bytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, bytes, { ...cost, maxmem: MAX_MEMORY }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
