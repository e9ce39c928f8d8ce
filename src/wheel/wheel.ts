import { APPROACH_KEYS, approach, facing } from './approaches.ts';
import type { ApproachKey } from './approaches.ts';
import type { Capacity, State, Effort } from '../terms.ts';

export type Choices = Readonly<Record<ApproachKey, State>>;

export type Suggested = Readonly<Partial<Record<ApproachKey, 'secondary' | 'priority'>>>;

export interface Wheel {
  readonly choices: Choices;
  readonly suggested?: Suggested | undefined;
  /** Staying away is declared; it says something of an empty wheel only. */
  readonly abstains?: boolean | undefined;
}

/** Points of team time; a priority costs them twice. These numbers and the budgets are our judgement. */
export const EFFORT_POINTS: Readonly<Record<Effort, number>> = { low: 1, medium: 2, high: 3 };
export const STATE_WEIGHTS: Readonly<Record<State, number>> = { none: 0, secondary: 1, priority: 2 };
export const CAPACITY_BUDGETS: Readonly<Record<Capacity, number>> = { low: 4, medium: 10, high: 18 };

/** A wheel on which only the given sectors are marked. */
export function wheelOf(marked: Partial<Choices> = {}): Choices {
  return { ...(Object.fromEntries(APPROACH_KEYS.map((key) => [key, 'none'])) as Choices), ...marked };
}

/** The approaches in the given state, in wheel order. */
export function approachesAt(choices: Choices, state: State): readonly ApproachKey[] {
  return APPROACH_KEYS.filter((key) => choices[key] === state);
}

/** How many sectors are in each state: the three numbers add up to twelve. */
export function countsOf(choices: Choices): Readonly<Record<State, number>> {
  return {
    none: approachesAt(choices, 'none').length,
    secondary: approachesAt(choices, 'secondary').length,
    priority: approachesAt(choices, 'priority').length,
  };
}

/** The effort that a wheel asks for, 0 to 52, to hold against `CAPACITY_BUDGETS`: above it, warn and never block. */
export function load(choices: Choices): number {
  return APPROACH_KEYS.reduce(
    (sum, key) => sum + EFFORT_POINTS[approach(key).effort] * STATE_WEIGHTS[choices[key]],
    0,
  );
}

/** The pairs of priorities that face each other, in wheel order: allowed, but they need two teams or two tones. */
export function facingPriorities(choices: Choices): readonly (readonly [ApproachKey, ApproachKey])[] {
  const half = APPROACH_KEYS.slice(0, APPROACH_KEYS.length / 2);
  return half
    .filter((key) => choices[key] === 'priority' && choices[facing(key)] === 'priority')
    .map((key) => [key, facing(key)]);
}
