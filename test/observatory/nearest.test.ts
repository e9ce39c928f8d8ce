import { expect } from 'chai';
import fc from 'fast-check';
import { byLikeness, isClose, likenessOf, ratioOf } from '../../src/observatory/likeness.ts';
import { MOST_SECTORS, nearestWheels } from '../../src/observatory/nearest.ts';
import type { ApproachKey } from '../../src/method/method.ts';
import type { Near } from '../../src/observatory/nearest.ts';
import { choicesOf, prioritiesOf, wheelsWith } from '../../src/observatory/wheel-code.ts';
import { anyChoices, wheelWith } from '../wheel/builders.ts';
import { APPROACH_KEYS, wheelOf } from '../support/method.ts';
import { WHEELS, code } from './builders.ts';

/** The same by comparing with every wheel, one after the other. */
function byHand(
  keys: readonly ApproachKey[],
  counted: ReadonlyMap<number, number>,
  wheel: number,
  limit: number,
): readonly Near[] {
  return [...counted]
    .map(([other, count]) => ({
      ...likenessOf(keys, choicesOf(keys, wheel), choicesOf(keys, other)),
      wheel: other,
      count,
    }))
    .filter((near) => near.wheel !== wheel && near.shared > 0)
    .sort((a, b) => byLikeness(a, b) || b.count - a.count || a.wheel - b.wheel)
    .slice(0, limit);
}

function found(
  { length }: readonly ApproachKey[],
  counted: ReadonlyMap<number, number>,
  wheel: number,
  limit: number,
): readonly Near[] {
  const counts = new Uint32Array(wheelsWith(length));
  for (const [other, count] of counted) counts[other] = count;
  const search = nearestWheels(counts, wheel, limit);
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
  }
}

describe('the number of a wheel', () => {
  it('says the whole wheel', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        expect(choicesOf(APPROACH_KEYS, code(choices))).to.deep.equal(choices);
      }),
    );
  });

  it('runs from the blank wheel to the all blue one', () => {
    expect([code(wheelOf()), code(wheelWith(12, 0))]).to.deep.equal([0, WHEELS - 1]);
    expect([
      code(wheelOf({ 'co-create': 'secondary' })),
      code(wheelOf({ listen: 'priority' })),
    ]).to.deep.equal([1, 354_294]);
  });

  it('differs from that of priorities, which two wheels share when their priorities are the same', () => {
    fc.assert(
      fc.property(anyChoices, anyChoices, (one, other) => {
        const same = APPROACH_KEYS.every((key) => (one[key] === 'priority') === (other[key] === 'priority'));
        expect(prioritiesOf(code(one)) === prioritiesOf(code(other))).to.equal(same);
      }),
    );
  });
});

describe('how alike two wheels are', () => {
  it('weighs what they share against what either marks', () => {
    const one = wheelOf({ listen: 'priority', answer: 'priority', reassure: 'secondary' });
    const other = wheelOf({ listen: 'priority', answer: 'secondary', sell: 'secondary' });
    expect(likenessOf(APPROACH_KEYS, one, other)).to.deep.equal({ shared: 3, all: 6 });
    expect(likenessOf(APPROACH_KEYS, wheelOf(), wheelOf())).to.deep.equal({ shared: 0, all: 0 });
  });

  it('is called close from 0.60 on', () => {
    expect(isClose({ shared: 3, all: 5 })).to.equal(true);
    expect(isClose({ shared: 7, all: 12 })).to.equal(false);
  });

  it('is the same both ways, from 0 to 1, and 1 for a marked wheel and itself alone', () => {
    fc.assert(
      fc.property(anyChoices, anyChoices, (one, other) => {
        const ratio = ratioOf(likenessOf(APPROACH_KEYS, one, other));
        expect(ratio).to.equal(ratioOf(likenessOf(APPROACH_KEYS, other, one)));
        expect(ratio).to.be.within(0, 1);
        expect(ratio === 1).to.equal(code(one) === code(other) && code(one) !== 0);
      }),
    );
  });

  it('prefers, of two equal shares, the wheels that are less apart', () => {
    expect(byLikeness({ shared: 1, all: 2 }, { shared: 2, all: 4 })).to.be.lessThan(0);
    expect(byLikeness({ shared: 3, all: 5 }, { shared: 2, all: 4 })).to.be.lessThan(0);
  });
});

describe('the wheels nearest to one', () => {
  for (const sectors of [6, 7, 8, 9, 10, 11, MOST_SECTORS])
    it(`are those that a comparison with every one finds, in the same order, of ${sectors} sectors`, () => {
      const keys = APPROACH_KEYS.slice(0, sectors);
      const any = fc.nat(wheelsWith(sectors) - 1);
      const near = (wheel: number) =>
        fc.tuple(fc.nat(sectors - 1), fc.nat(2)).map(([sector, level]) => {
          const digit = 3 ** sector;
          return wheel - (Math.floor(wheel / digit) % 3) * digit + level * digit;
        });
      const crowd = any.chain((wheel) =>
        fc.tuple(
          fc.constant(wheel),
          fc.array(fc.tuple(fc.oneof(any, near(wheel)), fc.integer({ min: 1, max: 3 })), { maxLength: 80 }),
        ),
      );
      fc.assert(
        fc.property(crowd, fc.integer({ min: 1, max: 6 }), ([wheel, list], limit) => {
          const counted = new Map(list);
          expect(found(keys, counted, wheel, limit)).to.deep.equal(byHand(keys, counted, wheel, limit));
        }),
        { numRuns: 40 },
      );
    });

  it('leave out the wheel itself, those of nobody and those that share nothing', () => {
    const mine = code(wheelOf({ listen: 'priority' }));
    const counted = new Map([
      [mine, 5],
      [code(wheelOf({ sell: 'priority' })), 9],
      [code(wheelOf({ listen: 'secondary' })), 0],
    ]);
    expect(found(APPROACH_KEYS, counted, mine, 5)).to.deep.equal([]);
    expect(found(APPROACH_KEYS, new Map([[mine, 5]]), 0, 5)).to.deep.equal([]);
  });
});
