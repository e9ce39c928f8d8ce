import { expect } from 'chai';
import fc from 'fast-check';
import { addChange, emptyChanges } from '../../src/observatory/changes.ts';
import { LEAST_CUT, figuresOf, hideParts } from '../../src/observatory/figures.ts';
import { codeOf } from '../../src/observatory/wheel-code.ts';
import { APPROACH_KEYS } from '../../src/wheel/approaches.ts';
import { focusOf } from '../../src/wheel/focus.ts';
import { wheelOf } from '../../src/wheel/wheel.ts';
import type { Choices } from '../../src/wheel/wheel.ts';
import { anyChoices } from '../wheel/builders.ts';

function figuresFor(wheels: readonly Choices[], month = '2026-11') {
  const changes = emptyChanges();
  for (const choices of wheels) addChange(changes, { wheel: codeOf(choices), month }, 1);
  return figuresOf([...changes.tallies.values()]);
}

describe('the figures of the observatory', () => {
  it('are those of a count by hand, with what is under ten hidden', () => {
    const crowd = fc
      .tuple(fc.array(anyChoices, { minLength: 1, maxLength: 5 }), fc.integer({ min: 5, max: 60 }))
      .map(([kinds, size]) =>
        Array.from({ length: size }, (_, index) => kinds[index % kinds.length] ?? wheelOf()),
      );
    fc.assert(
      fc.property(crowd, (wheels) => {
        const figures = figuresFor(wheels);
        const count = (has: (choices: Choices) => boolean) => {
          const n = wheels.filter(has).length;
          return n < LEAST_CUT ? null : n;
        };
        expect(figures.total).to.equal(wheels.length);
        for (const { key, priority, secondary } of figures.approaches) {
          expect(priority).to.equal(count((choices) => choices[key] === 'priority'));
          expect(secondary).to.equal(count((choices) => choices[key] === 'secondary'));
        }
        for (const { keys, n } of figures.markedPairs)
          expect(n).to.equal(count((choices) => keys.every((key) => choices[key] !== 'none')));
        for (const { keys, n } of figures.priorityPairs)
          expect(n).to.equal(count((choices) => keys.every((key) => choices[key] === 'priority')));
        for (const { level, n } of figures.verdicts)
          if (n !== null) expect(n).to.equal(count((choices) => focusOf(choices, false) === level));
        expect(figures.months).to.have.length(1);
      }),
      { numRuns: 60 },
    );
  });

  it('name every approach in wheel order, every pair once, and the commonest pair first', () => {
    const together = wheelOf({ sell: 'priority', rally: 'priority', listen: 'secondary' });
    const figures = figuresFor(Array.from({ length: 30 }, () => together));
    expect(figures.approaches.map(({ key }) => key)).to.deep.equal(APPROACH_KEYS);
    expect(figures.priorityPairs).to.have.length(66);
    expect(figures.priorityPairs[0]).to.deep.equal({ keys: ['sell', 'rally'], n: 30 });
    expect(figures.markedPairs.filter(({ n }) => n !== null)).to.have.length(3);
  });

  it('sort months by the calendar', () => {
    const changes = emptyChanges();
    for (const month of ['2026-11', '2025-12', '2026-02'])
      for (let index = 0; index < 12; index += 1) addChange(changes, { wheel: 3, month }, 1);
    expect(figuresOf([...changes.tallies.values()]).months).to.deep.equal([
      { month: '2025-12', n: 12 },
      { month: '2026-02', n: 12 },
      { month: '2026-11', n: 12 },
    ]);
  });
});

describe('the parts of a whole', () => {
  const parts = fc.array(fc.nat({ max: 40 }), { maxLength: 8 });

  it('never let a hidden one under ten be worked out from the others', () => {
    fc.assert(
      fc.property(parts, (numbers) => {
        const shown = hideParts(numbers.map((n) => ({ n })));
        const hidden = numbers.filter((_, index) => shown[index]?.n === null);
        const hiddenTotal = hidden.reduce((sum, n) => sum + n, 0);
        const total = numbers.reduce((sum, n) => sum + n, 0);
        expect(shown.every(({ n }) => n === null || n >= LEAST_CUT)).to.equal(true);
        if (hiddenTotal > 0 && total >= LEAST_CUT) expect(hiddenTotal).to.be.at.least(LEAST_CUT);
      }),
    );
  });

  it('are left as they are when all are large enough', () => {
    expect(hideParts([{ n: 10 }, { n: 25 }])).to.deep.equal([{ n: 10 }, { n: 25 }]);
    expect(hideParts([{ n: 40 }, { n: 12 }, { n: 3 }])).to.deep.equal([{ n: 40 }, { n: null }, { n: null }]);
    expect(hideParts([{ n: 40 }, { n: 0 }])).to.deep.equal([{ n: 40 }, { n: null }]);
  });
});
