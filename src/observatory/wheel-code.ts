import type { ApproachKey, Choices } from '../method/method.ts';
import { stateOf } from '../wheel/wheel.ts';
import { STATES } from '../terms.ts';

const BASE = STATES.length;
const PRIORITY = STATES.indexOf('priority');

/** How many wheels there can be with so many sectors: 531,441 with twelve. */
export function wheelsWith(sectors: number): number {
  return BASE ** sectors;
}

/** From 0 (blank) to one less than `wheelsWith`: the states as digits in base 3, the first sector the highest. */
export function codeOf(keys: readonly ApproachKey[], choices: Choices): number {
  return keys.reduce((code, key) => code * BASE + STATES.indexOf(stateOf(choices, key)), 0);
}

/** The wheel of a number that `codeOf` gave. */
export function choicesOf(keys: readonly ApproachKey[], code: number): Choices {
  const digits = code.toString(BASE).padStart(keys.length, '0');
  return Object.fromEntries(
    keys.map((key, index) => [key, STATES[Number(digits[index])] ?? 'none'] as const),
  );
}

/** The priorities of a wheel as bits, from 0 (none): the first sector is the highest. */
export function prioritiesOf(code: number): number {
  const digits = Array.from(code.toString(BASE), Number);
  return digits.reduce((mask, digit) => mask * 2 + (digit === PRIORITY ? 1 : 0), 0);
}
