import type { Amount } from '../i18n/amounts.ts';

export const ROUNDED_TO = 5;

/** To the nearest multiple of five. */
export function rounded(n: number): number {
  return Math.round(n / ROUNDED_TO) * ROUNDED_TO;
}

/** The others among `n` published wheels. Subtracting one's own before rounding would show both sides of a step to whoever has one in and one out. */
export function othersAmong(n: number, isOwnIn: boolean): Amount {
  if (n <= (isOwnIn ? 1 : 0)) return 'none';
  return n < ROUNDED_TO ? 'few' : rounded(n);
}
