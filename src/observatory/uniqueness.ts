import { choicesOf, prioritiesOf } from './wheel-code.ts';

/** Below this many wheels nothing is compared, from the second on shares are said (domain §4). */
export const LEAST_WHEELS = 50;
export const PERCENT_FROM = 200;

/** What the counters say around one wheel. */
export interface Crowd {
  /** How many strategies are counted. */
  readonly total: number;
  /** How many have this very wheel. */
  readonly identical: number;
  /** How many have its priorities. */
  readonly samePriorities: number;
  /** The wheel that this strategy is itself counted with, if it is. */
  readonly own: number | undefined;
}

/** A number of wheels out of a total, with its whole percentage once there are enough to say one. */
export interface Share {
  readonly n: number;
  readonly total: number;
  readonly percent: number | undefined;
}

export type Uniqueness =
  | { readonly kind: 'few'; readonly missing: number }
  | {
      readonly kind: 'known';
      readonly identical: Share;
      /** Undefined for a wheel without priorities. */
      readonly samePriorities: Share | undefined;
    };

/** How many other wheels look like this one; its strategy never counts among the others (domain §4). */
export function uniquenessOf(wheel: number, crowd: Crowd): Uniqueness {
  const { total, identical, samePriorities } = othersOf(wheel, crowd);
  if (total < LEAST_WHEELS) return { kind: 'few', missing: LEAST_WHEELS - total };
  return {
    kind: 'known',
    identical: shareOf(identical, total),
    samePriorities: prioritiesIn(wheel) === 0 ? undefined : shareOf(samePriorities, total),
  };
}

/** `n` out of `total`, from 0 to it. A share that is neither nothing nor everything is never rounded to either. */
export function shareOf(n: number, total: number): Share {
  if (total < PERCENT_FROM) return { n, total, percent: undefined };
  const rounded = Math.round((100 * n) / total);
  return { n, total, percent: n < total ? Math.min(rounded, 99) : rounded };
}

function othersOf(wheel: number, { own, ...crowd }: Crowd): Omit<Crowd, 'own'> {
  if (own === undefined) return crowd;
  return {
    total: crowd.total - 1,
    identical: crowd.identical - (own === wheel ? 1 : 0),
    samePriorities: crowd.samePriorities - (prioritiesIn(own) === prioritiesIn(wheel) ? 1 : 0),
  };
}

function prioritiesIn(wheel: number): number {
  return prioritiesOf(choicesOf(wheel));
}
