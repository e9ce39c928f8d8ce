import { countsOf } from './wheel.ts';
import type { Choices } from './wheel.ts';
import type { FocusLevel } from '../terms.ts';

/**
 * How much of a choice a wheel is; the first rule that matches wins. `abstains` counts for an empty wheel only. One or two priorities is
 * Bernoff's rule (POST, 2007); that half of the wheel stays blank is ours, so that what is left aside shows.
 */
export function focusOf(choices: Choices, abstains: boolean): FocusLevel {
  const { priority, secondary } = countsOf(choices);
  return focusOfCounts(priority, priority + secondary, abstains);
}

/** The same, from the numbers alone: `priority` of the `marked` sectors are priorities. */
export function focusOfCounts(priority: number, marked: number, abstains: boolean): FocusLevel {
  if (marked === 0) return abstains ? 'abstain' : 'blank';
  if (marked >= 11) return 'everything';
  if (priority === 0) return 'flat';
  if (priority >= 4 || marked >= 7) return 'scattered';
  if (priority <= 2 && marked <= 5) return 'sharp';
  return 'broad';
}
