import { createHash } from 'node:crypto';

/** The SHA-256 of a text, as 43 base64url characters. Of a key it is what is stored: it knows the key again, and opens nothing. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
