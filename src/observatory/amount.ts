import type { Amount } from '../i18n/amounts.ts';

export const ROUNDED_TO = 5;

/** To the nearest multiple of five; two numbers beside each other look alike, or differ by five. */
export function rounded(n: number): number {
  return Math.round(n / ROUNDED_TO) * ROUNDED_TO;
}

/**
 * How many others there are among `n` published wheels. Whether one's own is among them decides between nobody and
 * somebody alone: were it taken off a rounded number, who has one wheel in and one out would see both sides of a step.
 */
export function othersAmong(n: number, isOwnIn: boolean): Amount {
  if (n <= (isOwnIn ? 1 : 0)) return 'none';
  return n < ROUNDED_TO ? 'few' : rounded(n);
}
