import { REVIEW_AFTER_DAYS, daysAfter } from './draft.ts';

/** The days a strategy may be reviewed on: tomorrow to two years ahead (product §4). */
export function reviewDays(today: string): { readonly first: string; readonly last: string } {
  const [year = 0, ...rest] = today.split('-');
  const inTwoYears = [String(Number(year) + 2), ...rest].join('-');
  return { first: daysAfter(today, 1), last: daysAfter(inTwoYears, 0) };
}

/** The day a review form starts with: the one chosen before while it lies ahead, else the default. */
export function offeredReviewDate(chosen: string | null, today: string): string {
  const { first, last } = reviewDays(today);
  return chosen !== null && chosen >= first && chosen <= last ? chosen : daysAfter(today, REVIEW_AFTER_DAYS);
}
