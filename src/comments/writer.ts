import { sign, verify } from '../web/signed.ts';
import type { Keys } from '../web/signed.ts';
import { cookieFor } from '../web/cookie.ts';
import type { Reach } from '../web/cookie.ts';

const MINUTE_MS = 60 * 1000;
/** How long writers see their own pending comment (comments §3, row 4). */
const RECEIVED_LIFE_MS = 10 * MINUTE_MS;
const MONTH_MS = 30 * 24 * 60 * MINUTE_MS;
/** How long a browser that asked for it is recognised (comments §7). */
export const WRITER_MONTHS = 6;
export const WRITER_LIFE_MS = WRITER_MONTHS * MONTH_MS;
const NOTICES_LIFE_MS = 36 * MONTH_MS;

type Purpose = 'received' | 'edit' | 'confirm-notices' | 'end-notices';

export interface Writer {
  /** That comment: who it says it is counts only once it was published. */
  readonly comment: string;
  readonly name: string;
  readonly email: string;
  readonly website: string;
}

interface Arrived {
  readonly id: string;
  readonly created_at: number;
}

/** The link by which a writer sees a comment that waits: the same for every answer to the same post. */
export function receivedToken(keys: Keys, { id, created_at }: Arrived, now: number): string {
  const first = created_at + RECEIVED_LIFE_MS;
  return token(keys, 'received', id, first > now ? first : now + RECEIVED_LIFE_MS);
}

export function editToken(keys: Keys, { id, created_at }: Arrived, minutes: number): string {
  return token(keys, 'edit', id, created_at + minutes * MINUTE_MS);
}

export function confirmToken(keys: Keys, { id, created_at }: Arrived): string {
  return token(keys, 'confirm-notices', id, created_at + NOTICES_LIFE_MS);
}

export function endToken(keys: Keys, { id, created_at }: Arrived): string {
  return token(keys, 'end-notices', id, created_at + NOTICES_LIFE_MS);
}

export function commentOf(keys: Keys, purpose: Purpose, text: string, now: number): string | undefined {
  const verified = verify({ keys, purpose, token: text, now });
  return verified.kind === 'valid' ? verified.parts[0] : undefined;
}

/** A cookie that named an e-mail alone was signed for whatever was typed: it no longer counts. */
const WRITER_PURPOSE = 'writer-of';

export function writerToken(keys: Keys, { comment, name, email, website }: Writer, now: number): string {
  const parts = [comment, name, email, website];
  return sign({ keys, purpose: WRITER_PURPOSE, parts, expires: now + WRITER_LIFE_MS });
}

function writerOf(keys: Keys, text: string, now: number): Writer | undefined {
  const verified = verify({ keys, purpose: WRITER_PURPOSE, token: text, now });
  if (verified.kind !== 'valid') return undefined;
  const [comment = '', name = '', email = '', website = ''] = verified.parts;
  return { comment, name, email, website };
}

function token(keys: Keys, purpose: Purpose, id: string, expires: number): string {
  return sign({ keys, purpose, parts: [id], expires });
}

export function writerCookie(reach: Reach) {
  return cookieFor(reach, 'writer');
}

export function writerIn(
  cookies: string,
  { keys, reach, now }: { readonly keys: Keys; readonly reach: Reach; readonly now: number },
): Writer | undefined {
  const { name } = writerCookie(reach);
  const pairs = cookies.split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([key]) => key === name)?.[1];
  return value === undefined ? undefined : writerOf(keys, value, now);
}
