import type { Lang } from '../i18n/languages.ts';
import { daysAfter } from '../wizard/draft.ts';

const LETTER_KINDS = ['week', 'day'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** An address that is told of the review of one strategy, or asks to be. (fr: rappel) */
export interface Reminder {
  readonly id: string;
  readonly strategyId: string;
  /** Of the edit link that it was left with: replacing the link ends it. */
  readonly generation: number;
  readonly email: string;
  readonly lang: Lang;
  readonly createdAt: number;
  /** Null while nobody said that the address is theirs. */
  readonly confirmedAt: number | null;
}

/** What the newest revision says of the next review. Days are `YYYY-MM-DD`, in the zone of the site. */
export interface Review {
  readonly day: string;
  readonly savedOn: string;
  /** When a decision about this revision was last taken. */
  readonly decidedOn: string | undefined;
}

/** From how many days after the review to how many each letter may be queued; the later days are for a site that stood still. */
const DAYS = { week: { first: -7, last: -1 }, day: { first: 0, last: 3 } } as const;

/** The letters that are due today; none to an address that was confirmed when they would already have left. */
export function dueLetters(review: Review, confirmedOn: string, today: string): readonly LetterKind[] {
  return LETTER_KINDS.filter((kind) => {
    const first = daysAfter(review.day, DAYS[kind].first);
    return first <= today && confirmedOn <= first && isStillWanted(kind, review.day, review, today);
  });
}

/**
 * Whether a letter about the review of a day still says something: that day stands, its time is not over, and nothing shows that
 * the review was held, neither a newer revision nor a decision in its last week or later.
 */
export function isStillWanted(kind: LetterKind, day: string, review: Review, today: string): boolean {
  const { first, last } = DAYS[kind];
  const weekBefore = daysAfter(day, DAYS.week.first);
  const isSavedBefore = kind === 'week' ? review.savedOn <= daysAfter(day, first) : review.savedOn < day;
  const isHeld = review.decidedOn !== undefined && review.decidedOn >= weekBefore;
  return review.day === day && today <= daysAfter(day, last) && isSavedBefore && !isHeld;
}
