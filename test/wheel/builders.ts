import fc from 'fast-check';
import { APPROACH_KEYS } from '../../src/wheel/approaches.ts';
import type { ApproachKey } from '../../src/wheel/approaches.ts';
import { wheelOf } from '../../src/wheel/wheel.ts';
import type { Choices, Suggested, Wheel } from '../../src/wheel/wheel.ts';
import { STATES } from '../../src/terms.ts';
import type { State } from '../../src/terms.ts';

/** A wheel whose first sectors are priorities and the next ones secondary, clockwise from the top. */
export function wheelWith(priorities: number, secondaries: number): Choices {
  const stateAt = (index: number): State =>
    index < priorities ? 'priority' : index < priorities + secondaries ? 'secondary' : 'none';
  return wheelOf(byKey(stateAt));
}

export const anyChoices: fc.Arbitrary<Choices> = fc
  .tuple(...APPROACH_KEYS.map(() => fc.constantFrom(...STATES)))
  .map((states) => wheelOf(byKey((index) => states[index] ?? 'none')));

const anySuggested: fc.Arbitrary<Suggested> = fc.dictionary(
  fc.constantFrom(...APPROACH_KEYS),
  fc.constantFrom('secondary' as const, 'priority' as const),
);

export const anyWheel: fc.Arbitrary<Wheel> = fc.record({
  choices: anyChoices,
  suggested: anySuggested,
  abstains: fc.boolean(),
});

function byKey(stateAt: (index: number) => State): Partial<Record<ApproachKey, State>> {
  return Object.fromEntries(APPROACH_KEYS.map((key, index) => [key, stateAt(index)]));
}
