import { expect } from 'chai';
import fc from 'fast-check';
import { approachesInNeed, contradictionsOf } from '../../src/diagnosis/contradictions.ts';
import { STATES } from '../../src/terms.ts';
import {
  APPROACH_KEYS,
  CLAIM_KEYS,
  SOCIAL_MEDIA,
  answersOf,
  chosen,
  claim,
  wheelOf,
} from '../support/method.ts';
import type { Answer } from '../../src/diagnosis/answers.ts';

const SEED = { seed: 20261129, numRuns: 2000 };

const anyAnswers = fc
  .array(fc.constantFrom<Answer[]>(0, 1, 2, 3, null), { minLength: 14, maxLength: 14 })
  .map((values) =>
    answersOf(Object.fromEntries(CLAIM_KEYS.map((key, index) => [key, values[index] ?? null]))),
  );
const anyChoices = fc
  .array(fc.constantFrom(...STATES), { minLength: 12, maxLength: 12 })
  .map((states) =>
    wheelOf(Object.fromEntries(APPROACH_KEYS.map((key, index) => [key, states[index] ?? 'none']))),
  );
const anyRefusals = fc.subarray([...APPROACH_KEYS], { maxLength: 3 });

describe('The contradictions of a choice', () => {
  const doubted = answersOf({ distrust: 3 }, 0);

  it('are an issue that no chosen approach treats, with those that would', () => {
    expect(contradictionsOf(doubted, chosen(wheelOf({ entertain: 'priority' })), [])).to.deep.equal([
      { claim: 'distrust', missing: ['reassure'], refused: [] },
    ]);
  });

  it('end with any marked approach to which the issue gives 2 points or more', () => {
    const dull = answersOf({ 'no-dream': 2 }, 0);
    for (const key of ['build-world', 'entertain'] as const)
      expect(contradictionsOf(dull, chosen(wheelOf({ [key]: 'secondary' })), [])).to.deep.equal([]);
    expect(contradictionsOf(dull, chosen(wheelOf({ 'take-a-stand': 'priority' })), [])).to.have.length(1);
  });

  it('are a refusal that an issue points to most, treated or not, and both sentences at once', () => {
    expect(
      contradictionsOf(doubted, chosen(wheelOf({ sell: 'priority' })), ['reassure', 'entertain']),
    ).to.deep.equal([{ claim: 'distrust', missing: ['reassure'], refused: ['reassure'] }]);
    const criticised = answersOf({ 'criticised-quality': 2 }, 0);
    expect(contradictionsOf(criticised, chosen(wheelOf({ listen: 'priority' })), ['answer'])).to.deep.equal([
      { claim: 'criticised-quality', missing: [], refused: ['answer'] },
    ]);
  });

  it('come neither from a strength nor from an answer below 2', () => {
    const quiet = answersOf({ 'rich-story': 3, 'proven-cause': 3, distrust: 1, unanswered: null }, 0);
    expect(
      contradictionsOf(quiet, chosen(wheelOf()), ['build-world', 'take-a-stand', 'reassure']),
    ).to.deep.equal([]);
  });

  it('hold, whatever is answered, chosen and refused, by the rule', () => {
    fc.assert(
      fc.property(anyAnswers, anyChoices, anyRefusals, (answers, choices, refusals) => {
        const found = contradictionsOf(answers, chosen(choices), refusals);
        const told = found.map((each) => each.claim);
        expect(told).to.deep.equal([...new Set(told)]);
        for (const key of CLAIM_KEYS) {
          const { kind, weights } = claim(key);
          const counts = kind === 'issue' && (answers[key] ?? 0) >= 2;
          const treated = APPROACH_KEYS.some((each) => (weights[each] ?? 0) >= 2 && choices[each] !== 'none');
          const refused = refusals.some((each) => weights[each] === 3);
          expect(told.includes(key)).to.equal(counts && (!treated || refused));
        }
      }),
      SEED,
    );
  });

  it('find every approach that an issue needs', () => {
    expect(approachesInNeed(SOCIAL_MEDIA, doubted)).to.deep.equal(['reassure']);
    expect(
      approachesInNeed(SOCIAL_MEDIA, answersOf({ 'criticised-quality': 2, 'rich-story': 3 }, 0)),
    ).to.deep.equal(['listen', 'answer']);
  });
});
