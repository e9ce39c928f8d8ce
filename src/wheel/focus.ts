import type { Chosen, Method } from '../method/method.ts';
import { countsOf } from './wheel.ts';
import type { FocusLevel } from '../terms.ts';

/**
 * How much of a choice a wheel is; the first rule that matches wins. `abstains` counts for an empty wheel only. One or two priorities is
 * Bernoff's rule (POST, 2007); that half of the wheel stays blank is ours, so that what is left aside shows.
 */
export function focusOf(chosen: Chosen, abstains: boolean): FocusLevel {
  const { priority, secondary } = countsOf(chosen);
  return focusOfCounts(chosen.method, priority, priority + secondary, abstains);
}

/** The same, from the numbers alone: `priority` of the `marked` sectors are priorities. */
export function focusOfCounts(
  method: Method,
  priority: number,
  marked: number,
  abstains: boolean,
): FocusLevel {
  const { priorities } = method.focus;
  const limits = markedLimits(method);
  if (marked === 0) return abstains ? 'abstain' : 'blank';
  if (marked >= limits.everythingFrom) return 'everything';
  if (priority === 0) return 'flat';
  if (priority >= priorities.scatteredFrom || marked >= limits.scatteredFrom) return 'scattered';
  if (priority <= priorities.sharpUpTo && marked <= limits.sharpUpTo) return 'sharp';
  return 'broad';
}

/**
 * How many marked sectors each verdict is about: shares of all sectors of this wheel, a reader's own included, in whole sectors
 * (method.md §1: at least → up, at most → down). On twelve they are 11, 7 and 5.
 */
export function markedLimits({ approaches, focus }: Method) {
  const share = (percent: number) => (approaches.length * percent) / 100;
  return {
    everythingFrom: Math.ceil(share(focus.everythingFrom)),
    scatteredFrom: Math.ceil(share(focus.scatteredFrom)),
    sharpUpTo: Math.floor(share(focus.sharpUpTo)),
  };
}
