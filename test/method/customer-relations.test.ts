import { expect } from 'chai';
import fc from 'fast-check';
import { answersOf } from '../../src/diagnosis/answers.ts';
import type { Answer, Answers } from '../../src/diagnosis/answers.ts';
import { diagnose } from '../../src/diagnosis/score.ts';
import type { Diagnosis } from '../../src/diagnosis/score.ts';
import { approachOf, keysOf } from '../../src/method/method.ts';
import type { ApproachKey, ClaimKey } from '../../src/method/method.ts';
import { METHODS } from '../support/method.ts';

const DRAWS = 20_000;

interface Firm {
  readonly name: string;
  readonly answers: Readonly<Record<ClaimKey, Answer>>;
  readonly priority: readonly ApproachKey[];
  readonly secondary: readonly ApproachKey[];
}

/** Invented; each answers 0 to the claims that it does not name. */
const FIRMS: readonly Firm[] = [
  {
    name: 'a bank',
    answers: { 'passed-around': 3, distrust: 2, 'lasting-customers': 3, exceptions: 1, 'fair-rules': 2 },
    priority: ['know-by-name'],
    secondary: ['say-no', 'publish'],
  },
  {
    name: 'an e-shop',
    answers: { 'our-faults': 3, 'same-questions': 2, 'out-of-hours': 2, 'drag-on': 1 },
    priority: ['prevent', 'make-good'],
    secondary: ['equip'],
  },
  {
    name: 'a telephone operator',
    answers: {
      'hard-to-reach': 3,
      'passed-around': 2,
      'skilled-customers': 2,
      exceptions: 2,
      'silent-leavers': 2,
    },
    priority: ['know-by-name', 'pick-up'],
    secondary: ['publish', 'equip'],
  },
  {
    name: 'a plumber',
    answers: { 'hard-to-reach': 3, worried: 3, 'trusted-team': 2, 'lasting-customers': 1 },
    priority: ['pick-up'],
    secondary: ['make-good'],
  },
  {
    name: 'a hospital',
    answers: { worried: 3, 'hard-to-reach': 2, 'same-questions': 3, 'fair-rules': 1 },
    priority: ['pick-up'],
    secondary: ['prevent'],
  },
  {
    name: 'a software firm',
    answers: {
      'same-questions': 3,
      'skilled-customers': 3,
      'out-of-hours': 2,
      'our-faults': 1,
      'silent-leavers': 2,
    },
    priority: ['connect', 'prevent'],
    secondary: ['equip'],
  },
];

describe('The method for customer relations', () => {
  const method = METHODS.find('customer-relations');
  if (method === undefined) throw new Error('no such method');

  const levelled = (answers: Answers, level: 'priority' | 'secondary') =>
    diagnose(method, answers)
      .suggestions.filter((each) => each.level === level)
      .map(({ approach }) => approach);

  for (const { name, answers, priority, secondary } of FIRMS) {
    it(`suggests to ${name} what suits it`, () => {
      const given = answersOf(method, answers, 0);
      expect(levelled(given, 'priority')).to.deep.equal(priority);
      expect(levelled(given, 'secondary')).to.deep.equal(secondary);
    });
  }

  it('brings up a priority for any claim that holds alone, and can put each approach first', () => {
    const firsts = method.claims.flatMap(({ key, weights }) =>
      ([2, 3] as const).map((answer) => {
        const found = levelled(answersOf(method, { [key]: answer }, 0), 'priority');
        expect(
          found.map((each) => weights[each]),
          key,
        ).to.include(3);
        return found[0];
      }),
    );
    expect(new Set(firsts)).to.deep.equal(new Set(keysOf(method)));
  });

  it('gives each approach about eight points to win, and a facing one that pulls the other way', () => {
    for (const { key, facing = '' } of method.approaches) {
      const won = method.claims.map(({ weights }) => Math.max(0, weights[key] ?? 0));
      expect(
        won.reduce((sum, points) => sum + points, 0),
        key,
      ).to.be.within(8, 9);
      expect(approachOf(method, facing).facing).to.equal(key);
      const keys = keysOf(method);
      expect(Math.abs(keys.indexOf(key) - keys.indexOf(facing))).to.equal(keys.length / 2);
    }
  });

  it('lets customers help each other only where some do, and says no only by fair rules', () => {
    const all = answersOf(method, {}, 3);
    const ranked = ({ scores }: Diagnosis) => scores.map(({ approach }) => approach);
    expect(ranked(diagnose(method, all))).to.include.members(['connect', 'say-no']);
    for (const [approach, claim] of [
      ['connect', 'skilled-customers'],
      ['say-no', 'fair-rules'],
    ] as const)
      expect(ranked(diagnose(method, { ...all, [claim]: 1 }))).not.to.include(approach);
  });

  it('lets no approach come first in more than a quarter of random diagnoses, nor in less than a twentieth', () => {
    const firsts: ApproachKey[] = [];
    const someAnswers = fc
      .array(fc.constantFrom<Answer[]>(0, 1, 2, 3, null), { minLength: 14, maxLength: 14 })
      .map((values) =>
        answersOf(method, Object.fromEntries(method.claims.map(({ key }, at) => [key, values[at] ?? null]))),
      );
    for (const answers of fc.sample(someAnswers, { seed: 20261129, numRuns: DRAWS })) {
      const { outcome, scores } = diagnose(method, answers);
      if (outcome === 'ranked') firsts.push(...scores.slice(0, 1).map(({ approach }) => approach));
    }
    for (const key of keysOf(method)) {
      const share = firsts.filter((each) => each === key).length / firsts.length;
      expect(share, key).to.be.within(0.05, 0.25);
    }
  });
});
