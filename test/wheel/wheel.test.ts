import { expect } from 'chai';
import fc from 'fast-check';
import { CAPACITY_BUDGETS, approachesAt, countsOf, facingPriorities, load } from '../../src/wheel/wheel.ts';
import { anyChoices, wheelWith } from './builders.ts';
import { APPROACH_KEYS, approach, chosen, wheelOf } from '../support/method.ts';
import { STATES } from '../../src/terms.ts';

describe('a wheel', () => {
  it('starts with nothing marked', () => {
    expect(countsOf(chosen(wheelOf()))).to.deep.equal({ none: 12, secondary: 0, priority: 0 });
  });

  it('puts each of the twelve approaches in exactly one state', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const listed = STATES.flatMap((state) => approachesAt(chosen(choices), state));
        expect([...listed].sort()).to.deep.equal([...APPROACH_KEYS].sort());
      }),
    );
  });
});

describe('the load of a wheel', () => {
  it('counts the effort of a secondary aim once and of a priority twice', () => {
    expect(load(chosen(wheelOf()))).to.equal(0);
    expect(load(chosen(wheelOf({ listen: 'secondary' })))).to.equal(1);
    expect(load(chosen(wheelOf({ sell: 'priority' })))).to.equal(4);
    expect(load(chosen(wheelOf({ answer: 'priority', listen: 'priority', reassure: 'secondary' })))).to.equal(
      10,
    );
  });

  it('reaches 52 when everything is a priority, far above the largest budget', () => {
    expect(load(chosen(wheelWith(12, 0)))).to.equal(52);
    expect(CAPACITY_BUDGETS).to.deep.equal({ low: 4, medium: 10, high: 18 });
  });

  it('grows whenever one more sector is marked', () => {
    fc.assert(
      fc.property(anyChoices, fc.constantFrom(...APPROACH_KEYS), (choices, key) => {
        const [without, secondary, priority] = STATES.map((state) =>
          load(chosen({ ...choices, [key]: state })),
        );
        expect(secondary).to.be.above(Number(without));
        expect(Number(priority) - Number(secondary)).to.equal(Number(secondary) - Number(without));
      }),
    );
  });
});

describe('priorities that face each other', () => {
  it('are found as pairs, in wheel order', () => {
    const choices = wheelOf({
      entertain: 'priority',
      'take-a-stand': 'priority',
      listen: 'priority',
      reassure: 'priority',
    });
    expect(facingPriorities(chosen(choices))).to.deep.equal([
      ['listen', 'take-a-stand'],
      ['reassure', 'entertain'],
    ]);
  });

  it('do not count when one of the two is only secondary', () => {
    expect(
      facingPriorities(chosen(wheelOf({ listen: 'priority', 'take-a-stand': 'secondary' }))),
    ).to.deep.equal([]);
  });

  it('are all the priorities whose opposite is a priority, each once', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const priorities = approachesAt(chosen(choices), 'priority');
        const facingOnes = priorities.filter((key) => priorities.includes(approach(key).facing ?? ''));
        expect(facingPriorities(chosen(choices)).flat().sort()).to.deep.equal([...facingOnes].sort());
      }),
    );
  });
});
