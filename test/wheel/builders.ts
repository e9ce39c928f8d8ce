import fc from 'fast-check';
import type { Choices, Method } from '../../src/method/method.ts';
import type { Suggested, Wheel } from '../../src/wheel/wheel.ts';
import { STATES } from '../../src/terms.ts';
import type { State } from '../../src/terms.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, wheelOf } from '../support/method.ts';

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
  method: fc.constant(SOCIAL_MEDIA),
  choices: anyChoices,
  suggested: anySuggested,
  abstains: fc.boolean(),
});

function byKey(stateAt: (index: number) => State): Choices {
  return Object.fromEntries(APPROACH_KEYS.map((key, index) => [key, stateAt(index)]));
}

const LABELS = ['Écouter', 'Transmettre', 'Vendre', 'Rendre visite', 'S’engager', 'Faire rêver', 'Co-créer'];
const FAMILIES = ['Relation', 'Métier', 'Désir', 'Élan collectif', 'Durée', 'Proximité'];

/** A method whose families have so many approaches each; its labels are the longest that a wheel of twelve has room for. */
export function methodWith(...sizes: readonly number[]): Method {
  const families = sizes.map((_, index) => {
    const label = FAMILIES[index] ?? '';
    return { key: `family-${'abcdef'[index] ?? ''}`, label: { fr: label, en: label }, ground: {} };
  });
  const [first] = SOCIAL_MEDIA.approaches;
  if (first === undefined) throw new Error('the built-in method has approaches');
  const model = { ...first, facing: undefined };
  const approaches = sizes
    .flatMap((size, index) => Array.from({ length: size }, () => families[index]?.key ?? ''))
    .map((family, index) => {
      const label = LABELS[index % LABELS.length] ?? '';
      return {
        ...model,
        key: `sector-${'abcdefghijklmnopqr'[index] ?? ''}`,
        family,
        label: { fr: label, en: label },
      };
    });
  return { ...SOCIAL_MEDIA, id: `of-${approaches.length}`, hash: `of ${sizes.join()}`, families, approaches };
}
