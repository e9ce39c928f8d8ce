import { TROUBLES } from '../mail/trouble.ts';
import type { Trouble } from '../mail/trouble.ts';
import { UNSENT_STATES } from '../mail/unsent-store.ts';
import type { UnsentState } from '../mail/unsent-store.ts';
import { FormReader } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';

export const LETTERS_FORM = {
  letter: 'choice',
  reason: 'choice',
  action: 'choice',
  status: 'choice',
} as const satisfies FormFields;

/** What is to be done: with one letter, or with all that were given up for a reason. */
export type LetterAct =
  | { readonly kind: 'again' | 'drop'; readonly id: string }
  | { readonly kind: 'all'; readonly reason: Trouble | 'unknown' };

const ACTIONS = ['again', 'drop', 'all'] as const;
const REASONS = [...TROUBLES, 'unknown'] as const;
const ID_MAX = 128;

/** Given up first: what waits leaves by itself. */
export function stateIn({ status }: Readonly<Record<string, unknown>>): UnsentState {
  const word: unknown = Array.isArray(status) ? status[0] : status;
  return UNSENT_STATES.find((state) => state === word) ?? 'failed';
}

export function parseLetters(fields: Input): Parsed<LetterAct> {
  const form = new FormReader<keyof typeof LETTERS_FORM>(fields);
  const kind = form.choice('action', ACTIONS, (t) => t.letters.title) ?? 'again';
  if (kind === 'all') {
    const reason = form.choice('reason', REASONS, (t) => t.letters.title);
    if (reason === undefined) form.fail('reason', (t) => t.letters.which);
    return form.result({ kind, reason: reason ?? 'unknown' });
  }
  const id = form.text('letter', {
    max: ID_MAX,
    subject: (t) => t.letters.title,
    missing: (t) => t.letters.which,
  });
  return form.result({ kind, id });
}
