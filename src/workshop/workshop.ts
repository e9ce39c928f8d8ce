import type { Method } from '../method/method.ts';
import type { OwnApproach } from '../method/own.ts';
import type { Decision } from './decision.ts';

/** Nothing is shown of fewer answers: in so small a group a count says who. (references/forms.md, 16) */
export const LEAST_ANSWERS = 3;
/** As many as a page can show: a link that became public fills no database. */
export const MOST_ANSWERS = 300;
/** As many again are kept without being sent; they take nobody's place among those that were. */
export const MOST_UNSENT = 300;

const DAY_MS = 24 * 60 * 60 * 1000;
export const WORKSHOP_LIFE_MS = 30 * DAY_MS;
export const UNSENT_LIFE_MS = DAY_MS;

export type WorkshopLinkKind = 'facilitator' | 'participant';

/** A group fills its wheels apart, then compares them. (fr: atelier) */
export interface Workshop {
  readonly id: string;
  /** The one that it was opened with. */
  readonly plainMethod: Method;
  /** What whoever opened it named beside, for everybody in it. */
  readonly own: readonly OwnApproach[];
  /** Both together: what all its pages are drawn with. */
  readonly method: Method;
  readonly brand: string;
  readonly context: string;
  /** Null while the group is blind. Once set, no answer is taken any more. */
  readonly revealedAt: number | null;
  readonly decision: Decision;
  readonly usedAt: number;
}

/** A workshop whose choices everybody in it may see. */
export interface Revealed extends Workshop {
  readonly revealedAt: number;
}

export type WorkshopWords = Pick<Workshop, 'brand' | 'context'>;

/** What a workshop is opened with. */
export type Opening = WorkshopWords & Pick<Workshop, 'plainMethod' | 'own'>;

export function closesAt({ usedAt }: Workshop): number {
  return usedAt + WORKSHOP_LIFE_MS;
}
