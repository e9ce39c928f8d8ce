import type { Lang } from '../i18n/languages.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import type { Direction } from '../terms.ts';
import type { Amount, Unit } from './amount.ts';
import { current, followedIn, labelLangOf, labelOf } from './indicator.ts';
import type { Followed, Indicator } from './indicator.ts';
import { pointsOf } from './reading.ts';
import type { Point, Reading } from './reading.ts';

/** An indicator with what was measured: what cards, files and the meeting show of it. */
export interface Measured {
  readonly id: string;
  readonly approach: ApproachKey;
  readonly state: Followed['state'];
  readonly label: string;
  /** The language that the label was typed in; undefined for the method's own words. */
  readonly labelLang: Lang | undefined;
  readonly unit: Unit;
  readonly direction: Direction;
  readonly baseline: Amount | null;
  readonly target: Amount | null;
  readonly due: string | null;
  readonly owner: string;
  /** Of the page that unit and owner were typed on. */
  readonly lang: Lang;
  /** Oldest first, one a day. */
  readonly points: readonly Point[];
  readonly last: Point | undefined;
}

/** The current indicators of a strategy, in the order of `followedIn`, each with what counts of its readings. */
export function measuredIn(
  strategy: Parameters<typeof followedIn>[0],
  stored: readonly Indicator[],
  readings: readonly Reading[],
  lang: Lang,
): readonly Measured[] {
  return current(followedIn(strategy, stored)).map((each) =>
    measuredOf(each, strategy.method, readings, lang),
  );
}

/** One indicator, current or ended. */
export function measuredOf(
  followed: Followed,
  method: Method,
  readings: readonly Reading[],
  lang: Lang,
): Measured {
  const { id, approach, state, unit, direction, baseline, target, due, owner } = followed;
  const points = pointsOf(readings, id);
  return {
    id,
    approach,
    state,
    label: labelOf(followed, method, lang),
    labelLang: labelLangOf(followed),
    unit,
    direction,
    baseline,
    target,
    due,
    owner,
    lang: followed.lang,
    points,
    last: points.at(-1),
  };
}

/** Whether there is anything to tell of it: a start, a target, a reading or who answers for it. */
export function isTold({ baseline, target, owner, points }: Measured): boolean {
  return baseline !== null || target !== null || owner !== '' || points.length > 0;
}
