import type { ApproachKey, Choices } from '../method/method.ts';
import { STATE_WEIGHTS, stateOf } from '../wheel/wheel.ts';

/** From this likeness on two wheels are called close: about one pair in a hundred of random sharp ones is (domain §4). */
const CLOSE_FROM = 0.6;

/** In points, 0 to 2 a sector: a priority is worth 2, a secondary aim 1. */
export interface Likeness {
  readonly shared: number;
  readonly all: number;
}

/** Weighted Jaccard: sums of the smaller and of the larger levels. A distance would call two nearly blank wheels close (domain §4). */
export function likenessOf(keys: readonly ApproachKey[], one: Choices, other: Choices): Likeness {
  const weight = (choices: Choices, key: ApproachKey) => STATE_WEIGHTS[stateOf(choices, key)];
  const levels = keys.map((key) => [weight(one, key), weight(other, key)] as const);
  return {
    shared: levels.reduce((sum, [a, b]) => sum + Math.min(a, b), 0),
    all: levels.reduce((sum, [a, b]) => sum + Math.max(a, b), 0),
  };
}

/** From 0 (nothing in common) to 1 (the same wheel); 0 for two blank wheels. */
export function ratioOf({ shared, all }: Likeness): number {
  return all === 0 ? 0 : shared / all;
}

/** Whether two wheels are called close (`CLOSE_FROM`, domain §4). */
export function isClose(likeness: Likeness): boolean {
  return ratioOf(likeness) >= CLOSE_FROM;
}

/** Sorts the more alike first; of two equal ratios the one with the smaller Manhattan distance. */
export function byLikeness(one: Likeness, other: Likeness): number {
  // Crossed products compare the fractions exactly.
  const ratios = other.shared * one.all - one.shared * other.all;
  return ratios === 0 ? distanceOf(one) - distanceOf(other) : ratios;
}

function distanceOf({ shared, all }: Likeness): number {
  return all - shared;
}
