/** Nothing is shown of fewer answers: in so small a group a count says who. (references/forms.md, 16) */
export const LEAST_ANSWERS = 3;
/** As many people as a page can show, and a room can hold: a link that got away fills no database. */
export const MOST_ANSWERS = 300;
/** As many more are kept that were not sent. They count for nothing, and take nobody's place among those that were. */
export const MOST_UNSENT = 300;

const DAY_MS = 24 * 60 * 60 * 1000;
export const WORKSHOP_LIFE_MS = 30 * DAY_MS;
export const UNSENT_LIFE_MS = DAY_MS;

export type WorkshopLinkKind = 'facilitator' | 'participant';

/** A group that fills its wheels apart and looks at them together. (fr: atelier) */
export interface Workshop {
  readonly id: string;
  readonly brand: string;
  readonly context: string;
  /** Null: still blind. Once set, no answer is taken any more. */
  readonly revealedAt: number | null;
  readonly usedAt: number;
}

/** A workshop whose choices everybody in it may see. */
export interface Revealed extends Workshop {
  readonly revealedAt: number;
}

export type WorkshopWords = Pick<Workshop, 'brand' | 'context'>;

export function closesAt({ usedAt }: Workshop): number {
  return usedAt + WORKSHOP_LIFE_MS;
}
