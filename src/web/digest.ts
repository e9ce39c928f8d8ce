import { createHash } from 'node:crypto';

/** As 43 base64url characters. The only thing stored of a key: it recognises it and opens nothing. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
