import { keysOf } from '../method/method.ts';
import type { Approach, ApproachKey, Choices, Method } from '../method/method.ts';
import { keysAlike, withOwn } from '../method/own.ts';
import type { Strategy } from '../strategies/strategy.ts';

/**
 * What two wheels have in common. `same`: everything; `versions`: the approaches of one method, whose texts or points have changed;
 * `lists`: one method, whose approaches have changed; `methods`: two methods, in which even approaches of one key are not the same.
 */
type Ground = 'same' | 'versions' | 'lists' | 'methods';

/** Two wheels under the same keys. */
export interface Layout {
  readonly ground: Ground;
  /** The sectors of both: those of the second wheel, then what only the first one has, at the end of its family. */
  readonly method: Method;
  readonly from: Choices;
  readonly to: Choices;
  /** What a sector of the first wheel is called here. */
  readonly keyOf: (key: ApproachKey) => ApproachKey;
}

/** A reader's own approach is the same as another of its name, whatever its place. */
export function layoutOf(from: Strategy, to: Strategy): Layout {
  const ground = groundOf(from.method, to.method);
  const alike = keysAlike(from.own, to.own);
  const keyOf = ground === 'methods' ? (key: ApproachKey) => `first-${key}` : alike;
  const choices = Object.entries(from.choices).map(([key, state]) => [keyOf(key), state] as const);
  return {
    ground,
    method: unionOf(renamed(from.method, keyOf), to.method),
    from: Object.fromEntries(choices),
    to: to.choices,
    keyOf,
  };
}

/** The method of the second strategy with what was named in the first: as that one would be written today. */
export function methodToday(ground: Ground, from: Strategy, to: Strategy): Method {
  if (ground === 'lists' || ground === 'methods') return from.method;
  return withOwn({ ...to.method, approaches: to.method.approaches.filter(isListed) }, from.own);
}

function groundOf(from: Method, to: Method): Ground {
  if (from.id !== to.id) return 'methods';
  if (from.hash === to.hash) return 'same';
  const [one, other] = [listed(from), listed(to)];
  return one.length === other.length && one.every((key) => other.includes(key)) ? 'versions' : 'lists';
}

function listed({ approaches }: Method): readonly ApproachKey[] {
  return approaches.filter(isListed).map(({ key }) => key);
}

function isListed({ own }: Approach): boolean {
  return own === undefined;
}

function renamed({ approaches }: Method, keyOf: Layout['keyOf']): readonly Approach[] {
  return approaches.map((approach) => ({ ...approach, key: keyOf(approach.key) }));
}

function unionOf(first: readonly Approach[], second: Method): Method {
  const more = first.filter(({ key }) => !keysOf(second).includes(key));
  if (more.length === 0) return second;
  const families = second.families.map(({ key }) => key);
  const inFamily = (family: string) =>
    [...second.approaches, ...more].filter((each) => each.family === family);
  const strangers = more.filter(({ family }) => !families.includes(family));
  return { ...second, approaches: [...families.flatMap(inFamily), ...strangers] };
}
