import { expect } from 'chai';
import fc from 'fast-check';
import { rounded } from '../../src/observatory/amount.ts';
import { addChange, emptyChanges } from '../../src/observatory/changes.ts';
import { LEAST_CUT, figuresOf, hideParts } from '../../src/observatory/figures.ts';
import type { Figures } from '../../src/observatory/figures.ts';
import type { ApproachKey } from '../../src/method/method.ts';
import { focusOf } from '../../src/wheel/focus.ts';
import type { Choices } from '../../src/method/method.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, wheelOf } from '../support/method.ts';
import { code, countedWheel } from './builders.ts';
import { anyChoices } from '../wheel/builders.ts';

const NOVEMBER = '2026-11';

function figuresFor(wheels: readonly Choices[]): Figures {
  const changes = emptyChanges();
  for (const choices of wheels) addChange(changes, countedWheel(code(choices), NOVEMBER), 1);
  return figuresOf(SOCIAL_MEDIA, [...changes.tallies.values()], NOVEMBER);
}

function figuresByMonth(counts: Readonly<Record<string, number>>, lastMonth: string): Figures {
  const changes = emptyChanges();
  for (const [month, count] of Object.entries(counts))
    for (let index = 0; index < count; index += 1) addChange(changes, countedWheel(3, month), 1);
  return figuresOf(SOCIAL_MEDIA, [...changes.tallies.values()], lastMonth);
}

const pairOf = (
  figures: Figures,
  table: 'priorityPairs' | 'markedPairs',
  one: ApproachKey,
  other: ApproachKey,
) => figures[table].find(({ keys }) => keys.includes(one) && keys.includes(other))?.n;
const times = (count: number, choices: Choices) => Array.from({ length: count }, () => choices);

describe('the figures of the observatory', () => {
  it('are those of a count by hand, rounded, or hidden', () => {
    const crowd = fc
      .tuple(fc.array(anyChoices, { minLength: 2, maxLength: 6 }), fc.integer({ min: 50, max: 120 }))
      .map(([kinds, size]) =>
        Array.from({ length: size }, (_, index) => kinds[index % kinds.length] ?? wheelOf()),
      );
    fc.assert(
      fc.property(crowd, (wheels) => {
        const figures = figuresFor(wheels);
        const count = (has: (choices: Choices) => boolean) => rounded(wheels.filter(has).length);
        const expectTrue = (n: number | null, has: (choices: Choices) => boolean) => {
          if (n !== null) expect(n).to.equal(count(has)).and.to.be.at.least(LEAST_CUT);
        };
        expect(figures.total).to.equal(count(() => true));
        for (const { key, priority, secondary } of figures.approaches) {
          expectTrue(priority, (choices) => choices[key] === 'priority');
          expectTrue(secondary, (choices) => choices[key] === 'secondary');
        }
        for (const { keys, n } of figures.markedPairs)
          expectTrue(n, (choices) => keys.every((key) => choices[key] !== 'none'));
        for (const { keys, n } of figures.priorityPairs)
          expectTrue(n, (choices) => keys.every((key) => choices[key] === 'priority'));
        for (const { level, n } of figures.verdicts)
          expectTrue(n, (choices) => focusOf({ method: SOCIAL_MEDIA, choices }, false) === level);
      }),
      { numRuns: 60 },
    );
  });

  it('name every approach in wheel order, every pair once, and the commonest pair first', () => {
    const figures = figuresFor([
      ...times(24, wheelOf({ sell: 'priority', rally: 'priority', listen: 'secondary' })),
      ...times(24, wheelOf({ sell: 'priority', teach: 'secondary' })),
      ...times(24, wheelOf({ rally: 'priority', teach: 'secondary' })),
      ...times(24, wheelOf({ listen: 'secondary', teach: 'priority' })),
    ]);
    expect(figures.approaches.map(({ key }) => key)).to.deep.equal(APPROACH_KEYS);
    expect(figures.priorityPairs).to.have.length(66);
    expect(pairOf(figures, 'markedPairs', 'sell', 'rally')).to.equal(25);
    const numbers = figures.markedPairs.map(({ n }) => n ?? 0);
    expect(numbers).to.deep.equal(numbers.toSorted((a, b) => b - a));
  });

  it('put pairs that show the same number in the order of the wheel, whichever is commoner', () => {
    const crowd = (first: number, second: number) =>
      figuresFor([
        ...times(first, wheelOf({ listen: 'priority', answer: 'priority' })),
        ...times(second, wheelOf({ sell: 'priority', teach: 'priority' })),
        ...times(40, wheelOf({ listen: 'priority', sell: 'secondary' })),
        ...times(40, wheelOf({ answer: 'priority', teach: 'priority' })),
        ...times(40, wheelOf({ rally: 'secondary' })),
      ]).markedPairs.map(({ keys, n }) => [...keys, n]);
    expect(crowd(31, 28)).to.deep.equal(crowd(28, 31));
  });

  it('hide an approach that nearly everybody has, or everybody: the rest would be a few, or none', () => {
    const shownFor = (others: number) =>
      figuresFor([
        ...times(60 - others, wheelOf({ listen: 'priority' })),
        ...times(others, wheelOf({ sell: 'priority' })),
      ]).approaches[0]?.priority;
    expect([shownFor(0), shownFor(9), shownFor(10)]).to.deep.equal([null, null, 50]);
  });

  it('hide a pair that nearly all wheels of one of the two have', () => {
    const shownFor = (alone: number) =>
      pairOf(
        figuresFor([
          ...times(30, wheelOf({ listen: 'priority', answer: 'secondary' })),
          ...times(alone, wheelOf({ listen: 'priority' })),
          ...times(20, wheelOf({ answer: 'secondary' })),
          ...times(20, wheelOf({ sell: 'priority' })),
        ]),
        'markedPairs',
        'listen',
        'answer',
      );
    expect([shownFor(0), shownFor(9), shownFor(10)]).to.deep.equal([null, null, 30]);
  });

  it('hide a pair of priorities that nearly all wheels with this pair have in whichever way', () => {
    const shownFor = (secondary: number) =>
      pairOf(
        figuresFor([
          ...times(30, wheelOf({ listen: 'priority', answer: 'priority' })),
          ...times(secondary, wheelOf({ listen: 'priority', answer: 'secondary' })),
          ...times(20, wheelOf({ listen: 'priority' })),
          ...times(20, wheelOf({ answer: 'priority' })),
          ...times(20, wheelOf({ sell: 'priority' })),
        ]),
        'priorityPairs',
        'listen',
        'answer',
      );
    expect([shownFor(9), shownFor(10)]).to.deep.equal([null, 30]);
  });

  it('never say that there are fifty wheels when there are not', () => {
    const totals = [0, 3, 44, 48, 49, 50, 52, 53].map(
      (count) => figuresFor(times(count, wheelOf({ listen: 'priority' }))).total,
    );
    expect(totals).to.deep.equal([0, 5, 45, 45, 45, 50, 50, 55]);
  });

  it('give every month from the first that is shown, by the calendar', () => {
    const { months } = figuresByMonth(
      { '2026-02': 31, '2025-11': 4, '2026-01': 12, '2025-12': 28, '2025-10': 3 },
      '2026-04',
    );
    expect(months).to.deep.equal([
      { month: '2025-12', n: 30 },
      { month: '2026-01', n: null },
      { month: '2026-02', n: 30 },
      { month: '2026-03', n: null },
      { month: '2026-04', n: null },
    ]);
    expect(figuresByMonth({ '2026-02': 9 }, '2026-04').months).to.deep.equal([]);
  });
});

describe('the parts of a whole', () => {
  const parts = fc.array(fc.nat({ max: 40 }), { maxLength: 8 });
  const unshown = fc.option(fc.nat({ max: 40 }), { nil: undefined });

  it('never let a hidden one under ten, nor that there is none, be worked out from the others', () => {
    fc.assert(
      fc.property(parts, unshown, (numbers, besides) => {
        const shown = hideParts(
          numbers.map((n) => ({ n })),
          besides,
        );
        const hidden = numbers.filter((_, index) => shown[index]?.n === null);
        const rest = hidden.reduce((sum, n) => sum + n, besides ?? 0);
        expect(shown.every(({ n }) => n === null || n >= LEAST_CUT)).to.equal(true);
        if (hidden.length < numbers.length && (hidden.length > 0 || besides !== undefined))
          expect(rest).to.be.at.least(LEAST_CUT);
      }),
    );
  });

  it('are left as they are when all are large enough', () => {
    expect(hideParts([{ n: 10 }, { n: 25 }])).to.deep.equal([{ n: 10 }, { n: 25 }]);
    expect(hideParts([{ n: 10 }, { n: 25 }], 12)).to.deep.equal([{ n: 10 }, { n: 25 }]);
    expect(hideParts([{ n: 40 }, { n: 12 }, { n: 3 }])).to.deep.equal([{ n: 40 }, { n: null }, { n: null }]);
    expect(hideParts([{ n: 40 }, { n: 11 }, { n: 0 }])).to.deep.equal([{ n: 40 }, { n: null }, { n: null }]);
  });
});
