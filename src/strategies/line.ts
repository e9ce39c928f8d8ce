import type { Lang } from '../i18n/languages.ts';
import type { ApproachKey } from '../method/method.ts';
import type { ClauseKey } from './clauses.ts';
import type { Piece } from './foreign-line.ts';

/**
 * One line of the statement; `clause` is the part it belongs to, null when nobody has to judge it. A line that a person wrote
 * has the language of the page it was typed on; the line of a plan has its approach.
 */
export interface Line {
  readonly name:
    | 'title'
    | 'start'
    | 'assets'
    | 'gene'
    | 'choice'
    | 'support'
    | 'plan'
    | 'refusal'
    | 'measure'
    | 'review'
    | 'abstain';
  readonly clause: ClauseKey | 'abstain' | null;
  readonly text: string;
  readonly lang?: Lang;
  readonly approach?: ApproachKey;
  /** The same text in pieces, where some of it is in the language of an approach that a reader named. */
  readonly pieces?: readonly Piece[];
}
