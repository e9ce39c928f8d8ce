import { createHmac, timingSafeEqual } from 'node:crypto';

/** One code lasts this long (RFC 6238 §5.2; ASVS 5.0 6.5.5). */
export const STEP_MS = 30 * 1000;
const CODE_DIGITS = 6;
/** Steps before and after the present one whose code is taken too: clocks differ, people type slowly. */
const DRIFT_STEPS = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

interface CodeCheck {
  readonly secret: Buffer;
  readonly code: string;
  readonly now: number;
  /** The step of the last code that this account used: it and those before it are spent. */
  readonly lastStep: number;
}

/**
 * The step of a good code, to be stored as the account's new last step in the same transaction; undefined for any
 * other. Every step is compared, so the time taken tells nothing. Source: RFC 6238, ASVS 5.0 6.5.1.
 */
export function acceptedStep({ secret, code, now, lastStep }: CodeCheck): number | undefined {
  const typed = Buffer.from(code.normalize('NFKC').replace(/\s/g, ''));
  const present = Math.floor(now / STEP_MS);
  const steps = Array.from({ length: 2 * DRIFT_STEPS + 1 }, (_, index) => present - DRIFT_STEPS + index);
  const matching = steps.filter((step) => step >= 0 && isSame(typed, Buffer.from(codeAt(secret, step))));
  return matching.find((step) => step > lastStep);
}

function isSame(typed: Buffer, expected: Buffer): boolean {
  return typed.length === expected.length && timingSafeEqual(typed, expected);
}

/** The code of a step (whole numbers from 0, one each STEP_MS since 1970), six digits. Source: RFC 4226 §5.3. */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** CODE_DIGITS;
  return String(number).padStart(CODE_DIGITS, '0');
}

/** The address that authenticator programs read, with the issuer in both places that they look at. A colon parts it from the account. */
export function otpauthUrl(site: string, account: string, secret: Buffer): string {
  const issuer = site.replaceAll(':', ' ');
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const query = `secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}`;
  return `otpauth://totp/${label}?${query}&algorithm=SHA1&digits=${CODE_DIGITS}&period=${STEP_MS / 1000}`;
}

/** RFC 4648 base32 without padding. */
export function toBase32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('');
}

/** The bytes of a base32 text in any case, with or without padding and spaces; undefined when it is none. */
export function fromBase32(text: string): Buffer | undefined {
  const letters = text
    .replace(/\s/g, '')
    .replace(/(?<!=)=+$/, '')
    .toUpperCase();
  if (!/^[A-Z2-7]*$/.test(letters) || [1, 3, 6].includes(letters.length % 8)) return undefined;
  const bits = Array.from(letters, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join(
    '',
  );
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
