import { keysOf } from '../method/method.ts';
import type { ApproachKey, Choices, Method } from '../method/method.ts';
import { stateOf } from './wheel.ts';
import { STATES } from '../terms.ts';
import type { State } from '../terms.ts';

export interface NamedWheel {
  readonly name: string;
  readonly choices: Choices;
}

export interface GroupRow {
  readonly key: ApproachKey;
  readonly counts: Readonly<Record<State, number>>;
  readonly names: Readonly<Record<State, readonly string[]>>;
}

/** Never averaged: an average would mark everything (domain §6.7). */
export interface GroupWheel {
  readonly people: number;
  readonly rows: readonly GroupRow[];
}

/** Approaches that a group is asked to discuss (domain §6.7: only the widest three). */
export const DISCUSSED = 3;

/** Counts a group's wheels, approach by approach and state by state, in wheel order. */
export function groupWheelOf(method: Method, wheels: readonly NamedWheel[]): GroupWheel {
  return { people: wheels.length, rows: keysOf(method).map((key) => groupRow(key, wheels)) };
}

function groupRow(key: ApproachKey, wheels: readonly NamedWheel[]): GroupRow {
  const at = (state: State) => wheels.filter(({ choices }) => stateOf(choices, key) === state);
  const named = (state: State) =>
    at(state)
      .map(({ name }) => name)
      .filter((name) => name !== '');
  return { key, counts: perState((state) => at(state).length), names: perState(named) };
}

function perState<T>(make: (state: State) => T): Readonly<Record<State, T>> {
  return Object.fromEntries(STATES.map((state) => [state, make(state)])) as Record<State, T>;
}

/**
 * How far apart a group stands on one approach: the steps between the states of every two people, summed. From 0 (all
 * agree) to half the square of the group (one half at each end). For three ordered states that sum is
 * none × (others) + priority × (others). Divided by its maximum it is the index of ordinal variation of Berry and
 * Mielke (Perceptual and Motor Skills 74, 1992), which Blair and Lacy discuss (Sociological Methods & Research 28,
 * 2000). It only orders the approaches of one group; it is shown nowhere.
 */
export function spreadOf({ counts: { none, secondary, priority } }: GroupRow): number {
  return none * (secondary + priority) + priority * (none + secondary);
}

/** The rows with the widest disagreement first; equal ones stay in wheel order. */
export function byDisagreement({ rows }: GroupWheel): readonly GroupRow[] {
  return rows.toSorted((one, other) => spreadOf(other) - spreadOf(one));
}

/** Whether everybody chose the same for it. */
export function isUnanimous(row: GroupRow): boolean {
  return spreadOf(row) === 0;
}

/** For a screen that more people see than those who gave their names. */
export function withoutNames(wheels: readonly NamedWheel[]): readonly NamedWheel[] {
  return wheels.map(({ choices }) => ({ name: '', choices }));
}

/** The approaches to discuss: the widest three, fewer where the group agrees on the others. */
export function widestOf(groupWheel: GroupWheel): readonly GroupRow[] {
  return byDisagreement(groupWheel)
    .slice(0, DISCUSSED)
    .filter((row) => !isUnanimous(row));
}
