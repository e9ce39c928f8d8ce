import { ROUNDED_TO, othersAmong, rounded } from './amount.ts';
import { prioritiesOf } from './wheel-code.ts';
import type { Others, Share } from '../i18n/amounts.ts';

/** Below the first nothing is compared; from the second on shares are said in percent (domain §4). */
export const LEAST_WHEELS = 50;
const PERCENT_FROM = 200;

/** Exact numbers: never show them as they stand. */
export interface Crowd {
  readonly total: number;
  readonly identical: number;
  readonly samePriorities: number;
  /** The wheel that this strategy is published with, if it is. */
  readonly own: number | undefined;
}

export type Uniqueness =
  | { readonly kind: 'few'; readonly missing: number }
  | {
      readonly kind: 'known';
      readonly identical: Others;
      readonly samePriorities: Others | undefined;
    };

/** How many other wheels look like this one; its strategy is never one of the others (domain §4). */
export function uniquenessOf(wheel: number, { own, ...crowd }: Crowd): Uniqueness {
  const total = shownTotal(crowd.total);
  if (total < LEAST_WHEELS) return { kind: 'few', missing: LEAST_WHEELS - total };
  const priorities = prioritiesOf(wheel);
  const others = (n: number, isOwnIn: boolean): Others => {
    const amount = othersAmong(n, isOwnIn);
    return { amount, share: shareOf(typeof amount === 'number' ? amount : 0, total) };
  };
  const hasOwnPriorities = own !== undefined && prioritiesOf(own) === priorities;
  return {
    kind: 'known',
    identical: others(crowd.identical, own === wheel),
    samePriorities: priorities === 0 ? undefined : others(crowd.samePriorities, hasOwnPriorities),
  };
}

/** The total to show: rounded, but below LEAST_WHEELS while there are fewer. */
export function shownTotal(total: number): number {
  return total < LEAST_WHEELS ? Math.min(rounded(total), LEAST_WHEELS - ROUNDED_TO) : rounded(total);
}

/** `n` out of `total`, in percent from PERCENT_FROM on; only all of them are 100. The catalogues say "under 1 %" for 0 of some. */
export function shareOf(n: number, total: number): Share {
  if (total < PERCENT_FROM) return { n, total, percent: undefined };
  const percent = Math.round((100 * n) / total);
  return { n, total, percent: n < total ? Math.min(percent, 99) : percent };
}
