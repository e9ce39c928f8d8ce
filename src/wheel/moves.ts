import { keysOf } from '../method/method.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import { STATE_WEIGHTS } from './wheel.ts';
import { STATES } from '../terms.ts';
import type { Move, State } from '../terms.ts';

export interface SectorMove {
  readonly key: ApproachKey;
  readonly from: State;
  readonly to: State;
  readonly move: Move;
}

/** As saved: another list of approaches may lack sectors of this one and hold others. */
type StoredChoices = Readonly<Partial<Record<string, State>>>;

/** What becomes of one sector from one state to another. */
export function moveBetween(from: State, to: State): Move {
  if (from === to) return to === 'none' ? 'blank' : 'kept';
  return STATE_WEIGHTS[to] > STATE_WEIGHTS[from] ? 'rose' : 'fell';
}

/** The sectors that both wheels know, in wheel order, each with what became of it. */
export function movesBetween(method: Method, from: StoredChoices, to: StoredChoices): readonly SectorMove[] {
  return keysOf(method).flatMap((key) => {
    const [before, after] = [stateIn(from, key), stateIn(to, key)];
    if (before === undefined || after === undefined) return [];
    return [{ key, from: before, to: after, move: moveBetween(before, after) }];
  });
}

/** The sectors that only one of two wheels knows, of any list of approaches: those of the method first, in wheel order. */
export function unsharedSectors(method: Method, one: StoredChoices, other: StoredChoices): readonly string[] {
  const known = keysOf(method);
  const foreign = [...Object.keys(one), ...Object.keys(other)].filter((key) => !known.includes(key));
  return [...known, ...new Set(foreign)].filter(
    (key) => (stateIn(one, key) === undefined) !== (stateIn(other, key) === undefined),
  );
}

/** The state of a sector; undefined when this wheel does not know it. */
export function stateIn(choices: StoredChoices, key: string): State | undefined {
  return Object.hasOwn(choices, key) ? STATES.find((state) => state === choices[key]) : undefined;
}
