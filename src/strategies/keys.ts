import { createHmac, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../web/digest.ts';

export type LinkKind = 'read' | 'edit' | 'blind';

const KEY_BYTES = 18;

/** With the secret these make a key again, so that it is stored nowhere. */
export interface KeySource<Kind extends string = LinkKind> {
  readonly kind: Kind;
  readonly id: string;
  /** Counts from 1; replacing a link is the next generation. */
  readonly generation: number;
}

/** The key of a link: 144 bits as 24 base64url characters, which say nothing of each other. */
export function deriveKey(secret: Buffer, { kind, id, generation }: KeySource<string>): string {
  const mac = createHmac('sha256', secret).update(`${kind}|${id}|${generation}`).digest();
  return mac.subarray(0, KEY_BYTES).toString('base64url');
}

/** Undefined when the secret is no longer the one that made the key. */
export function showableKey(
  secret: Buffer,
  link: KeySource<string> & { readonly keyHash: string },
): string | undefined {
  const key = deriveKey(secret, link);
  const expected = Buffer.from(link.keyHash);
  const derived = Buffer.from(sha256(key));
  return expected.length === derived.length && timingSafeEqual(expected, derived) ? key : undefined;
}
