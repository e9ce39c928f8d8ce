import { formatDay, isDay } from '../i18n/format.ts';
import type { FormReader } from '../web/form.ts';
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

/** The day that was typed, or the one that was offered where the field was left empty. */
export function readReviewDate(form: FormReader<string>, chosen: string | null, today: string): string {
  const { first, last } = reviewDays(today);
  const value = form.text('review-date', { max: first.length, subject: (t) => t.review.date.label });
  if (value === '') return offeredReviewDate(chosen, today);
  if (!isDay(value)) form.fail('review-date', (t) => t.review.date.notADay(first));
  else if (value < first || value > last)
    form.fail('review-date', (t) => t.review.date.outside(formatDay(t.lang, first), formatDay(t.lang, last)));
  return value;
}
