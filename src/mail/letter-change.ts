import type { Trouble } from './trouble.ts';

/** What an owner did with letters that had not left, as the log keeps it: neither their words nor whom they were for. */
export type LetterChange =
  | { readonly kind: 'again' | 'drop'; readonly queuedAt: number }
  | { readonly kind: 'all'; readonly trouble: Trouble | 'unknown'; readonly count: number };

export function fromLetterChange(change: LetterChange): string {
  return JSON.stringify(change);
}

export function toLetterChange(stored: string): LetterChange {
  // What fromLetterChange wrote, in the shape it wrote it.
  return JSON.parse(stored) as LetterChange;
}
