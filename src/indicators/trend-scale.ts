import type { Amount } from './amount.ts';
import { scaled } from './decimal.ts';

/** From the least to the most of what is drawn, exact whatever its digits. */
type Domain = readonly [least: bigint, most: bigint];

const DAY_MS = 24 * 60 * 60 * 1000;

export function domainOf(values: readonly Amount[]): Domain {
  const exact = values.map(scaled);
  const pick = (isBetter: (one: bigint, other: bigint) => boolean) =>
    exact.reduce((best, each) => (isBetter(each, best) ? each : best));
  return [pick((one, other) => one < other), pick((one, other) => one > other)];
}

export function isFlat([least, most]: Domain): boolean {
  return least === most;
}

/** How high a value stands: 0 for the least, 1 for the most, in the middle where all are equal. */
export function heightIn([least, most]: Domain, value: Amount): number {
  return isFlat([least, most]) ? 0.5 : Number(scaled(value) - least) / Number(most - least);
}

/** Whether some are above zero and others below it. */
export function crossesZero([least, most]: Domain): boolean {
  return least < 0n && most > 0n;
}

/** How far a day is on the way from the first to the last: 0 to 1, and 1 where there is one day only. */
export function shareOfTime(day: string, first: string, last: string): number {
  return first === last ? 1 : daysBetween(first, day) / daysBetween(first, last);
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
