import { toDay } from '../i18n/format.ts';
import { daysAfter } from '../wizard/draft.ts';

/** The days that a reading may be of: from that of the first save to tomorrow, in the zone of the site. */
export interface Days {
  readonly first: string;
  readonly today: string;
  readonly last: string;
}

export function daysOf(begunAt: number, now: number): Days {
  const today = toDay(now);
  return { first: toDay(begunAt), today, last: daysAfter(today, 1) };
}
