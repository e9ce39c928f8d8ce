import { approachOf } from '../method/method.ts';
import type { ApproachKey, Choices, Chosen, Method } from '../method/method.ts';
import type { Capacity, State, Effort } from '../terms.ts';

export type Suggested = Readonly<Partial<Record<ApproachKey, 'secondary' | 'priority'>>>;

export interface Wheel extends Chosen {
  readonly suggested?: Suggested | undefined;
  /** Staying away is declared; it says something of an empty wheel only. */
  readonly abstains?: boolean | undefined;
}

/** Points of team time; a priority costs them twice. These numbers and the budgets are our judgement. */
export const EFFORT_POINTS: Readonly<Record<Effort, number>> = { low: 1, medium: 2, high: 3 };
export const STATE_WEIGHTS: Readonly<Record<State, number>> = { none: 0, secondary: 1, priority: 2 };
export const CAPACITY_BUDGETS: Readonly<Record<Capacity, number>> = { low: 4, medium: 10, high: 18 };

/** The choices of a wheel on which only the given sectors are marked; whatever else they hold stays. */
export function wheelOf(method: Method, marked: Choices = {}): Choices {
  return { ...Object.fromEntries(method.approaches.map(({ key }) => [key, 'none' as const])), ...marked };
}

/** The state of a sector: blank where nothing is said of it. */
export function stateOf(choices: Choices, key: ApproachKey): State {
  return choices[key] ?? 'none';
}

/** The approaches in the given state, in wheel order. */
export function approachesAt({ method, choices }: Chosen, state: State): readonly ApproachKey[] {
  return method.approaches.map(({ key }) => key).filter((key) => stateOf(choices, key) === state);
}

/** How many sectors are in each state: the three numbers add up to those of the wheel. */
export function countsOf(chosen: Chosen): Readonly<Record<State, number>> {
  return {
    none: approachesAt(chosen, 'none').length,
    secondary: approachesAt(chosen, 'secondary').length,
    priority: approachesAt(chosen, 'priority').length,
  };
}

/** The effort that a wheel asks for, 0 to 6 a sector, to hold against `CAPACITY_BUDGETS`: above it, warn and never block. */
export function load({ method, choices }: Chosen): number {
  return method.approaches.reduce(
    (sum, { key, effort }) => sum + EFFORT_POINTS[effort] * STATE_WEIGHTS[stateOf(choices, key)],
    0,
  );
}

/** The pairs of priorities that face each other, in wheel order: allowed, but they need two teams or two tones. */
export function facingPriorities(chosen: Chosen): readonly (readonly [ApproachKey, ApproachKey])[] {
  const priorities = approachesAt(chosen, 'priority');
  return priorities.flatMap((key, index) => {
    const { facing } = approachOf(chosen.method, key);
    return facing !== undefined && priorities.indexOf(facing) > index ? [[key, facing] as const] : [];
  });
}
