import type { Messages } from '../i18n/messages.ts';
import type { FieldError } from '../web/form.ts';

const MINUTE_MS = 60 * 1000;
const BUSY_S = 2;

export type Refusal =
  { readonly kind: 'wrong' } | { readonly kind: 'wait'; readonly ms: number } | { readonly kind: 'busy' };

/** 422, or the time to come back: 429 for who tries too often, 503 where too many wait. */
export function refusalStatus(refusal: Refusal | undefined): {
  readonly status: number;
  readonly retryAfterSeconds?: number;
} {
  if (refusal?.kind === 'busy') return { status: 503, retryAfterSeconds: BUSY_S };
  if (refusal?.kind !== 'wait') return { status: 422 };
  return { status: 429, retryAfterSeconds: Math.ceil(refusal.ms / 1000) };
}

export function refusalErrors(refusal: Refusal, field: string): readonly FieldError[] {
  return [{ name: field, field, message: (t) => sayRefusal(t, refusal) }];
}

/** Where somebody who is signed in gives their password once more. */
export function ownRefusalErrors(refusal: Refusal, field: string): readonly FieldError[] {
  if (refusal.kind !== 'wrong') return refusalErrors(refusal, field);
  return [{ name: field, field, message: (t) => t.accounts.refused.password }];
}

function sayRefusal({ moderation: { signIn: words } }: Messages, refusal: Refusal): string {
  if (refusal.kind === 'busy') return words.busy;
  return refusal.kind === 'wait' ? words.wait(Math.ceil(refusal.ms / MINUTE_MS)) : words.noMatch;
}
