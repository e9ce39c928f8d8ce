import { APPROACH_KEYS } from '../wheel/approaches.ts';
import { wheelOf } from '../wheel/wheel.ts';
import type { Choices } from '../wheel/wheel.ts';
import { STATES } from '../terms.ts';

const BASE = STATES.length;

export const WHEELS = BASE ** APPROACH_KEYS.length;

/** From 0 (blank) to 531,440: the states as digits in base 3, the first sector the highest. */
export function codeOf(choices: Choices): number {
  return APPROACH_KEYS.reduce((code, key) => code * BASE + STATES.indexOf(choices[key]), 0);
}

/** The wheel of a number that `codeOf` gave. */
export function choicesOf(code: number): Choices {
  const digits = code.toString(BASE).padStart(APPROACH_KEYS.length, '0');
  const states = APPROACH_KEYS.map((key, index) => [key, STATES[Number(digits[index])] ?? 'none'] as const);
  return wheelOf(Object.fromEntries(states));
}

/** The priorities as bits, 0 (none) to 4,095: the first sector is the highest. */
export function prioritiesOf(choices: Choices): number {
  return APPROACH_KEYS.reduce((mask, key) => mask * 2 + (choices[key] === 'priority' ? 1 : 0), 0);
}
