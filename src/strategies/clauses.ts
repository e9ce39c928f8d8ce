import type { Lang } from '../i18n/languages.ts';

/** The parts of the statement that the swap test judges, in reading order (domain.md §4). */
export const CLAUSES = ['start', 'assets', 'gene', 'choice', 'refusal'] as const;
export type ClauseKey = (typeof CLAUSES)[number];

/** The clauses that tell of the diagnosis: whoever has the read link sees them only where the owner shows the start. */
export const START_CLAUSES: readonly ClauseKey[] = ['start', 'assets'];

/** What a person typed instead of a generated line (1 to 280 code points, on one line), and the language of the page it was typed on. */
export interface TypedText {
  readonly text: string;
  readonly lang: Lang;
}

export type ClauseWords = Readonly<Partial<Record<ClauseKey, TypedText>>>;
