import { expect } from 'chai';
import fc from 'fast-check';
import { standingDecisions } from '../../src/indicators/decision.ts';
import type { Decision } from '../../src/indicators/decision.ts';
import { pointOn, pointsOf } from '../../src/indicators/reading.ts';
import type { Reading } from '../../src/indicators/reading.ts';
import { readingWith } from './builders.ts';

const valuesOf = (readings: readonly Reading[]) => pointsOf(readings, 'listen-1').map(({ value }) => value);

describe('what counts of the readings of an indicator', () => {
  it('is one a day, oldest first, whenever it was recorded', () => {
    const readings = [
      readingWith(1, { onDate: '2026-12-24' }),
      readingWith(2, { onDate: '2026-11-30' }),
      readingWith(3, { onDate: '2026-12-01' }),
    ];
    expect(pointsOf(readings, 'listen-1')).to.deep.equal([
      { reading: 'r2', onDate: '2026-11-30', value: '2' },
      { reading: 'r3', onDate: '2026-12-01', value: '3' },
      { reading: 'r1', onDate: '2026-12-24', value: '1' },
    ]);
  });

  it('is the later recorded of two on one day, whatever their order in the list', () => {
    expect(valuesOf([readingWith(1), readingWith(2)])).to.deep.equal(['2']);
    expect(valuesOf([readingWith(2), readingWith(1)])).to.deep.equal(['2']);
  });

  it('is what a correction says, and what the correction of a correction says', () => {
    const first = readingWith(1);
    const second = readingWith(2, { replaces: 'r1' });
    expect(valuesOf([first, second])).to.deep.equal(['2']);
    expect(valuesOf([first, second, readingWith(3, { replaces: 'r2' })])).to.deep.equal(['3']);
  });

  it('moves with a correction of the day', () => {
    const readings = [
      readingWith(1, { onDate: '2026-11-22' }),
      readingWith(2, { onDate: '2026-11-29', replaces: 'r1' }),
    ];
    expect(pointsOf(readings, 'listen-1').map(({ onDate }) => onDate)).to.deep.equal(['2026-11-29']);
  });

  it('leaves out what was taken back, and shows the other one of that day again', () => {
    const taken = readingWith(3, { replaces: 'r2', value: null });
    expect(valuesOf([readingWith(2), taken])).to.deep.equal([]);
    expect(valuesOf([readingWith(1), readingWith(2), taken])).to.deep.equal(['1']);
    expect(valuesOf([readingWith(2), taken, readingWith(4, { replaces: 'r3' })])).to.deep.equal(['4']);
  });

  it('is that of the indicator alone', () => {
    expect(valuesOf([readingWith(1), readingWith(2, { indicator: 'listen-2' })])).to.deep.equal(['1']);
    expect(pointsOf([readingWith(1)], 'sell-1')).to.deep.equal([]);
  });

  it('is the same in whatever order the readings come', () => {
    const days = fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-24');
    const lists = fc
      .array(fc.tuple(days, fc.boolean()), { maxLength: 12 })
      .map((list) =>
        list.map(([onDate, corrects], index) =>
          readingWith(index + 1, { onDate, replaces: corrects && index > 0 ? `r${index}` : null }),
        ),
      );
    fc.assert(
      fc.property(
        lists.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(pointsOf(shuffled, 'listen-1')).to.deep.equal(pointsOf(list, 'listen-1'));
        },
      ),
    );
  });

  it('is asked for on a day: the last one up to it', () => {
    const points = pointsOf(
      [readingWith(1, { onDate: '2026-11-22' }), readingWith(2, { onDate: '2026-12-01' })],
      'listen-1',
    );
    expect(pointOn(points, '2026-11-21')).to.equal(undefined);
    expect(pointOn(points, '2026-11-22')?.value).to.equal('1');
    expect(pointOn(points, '2026-11-30')?.value).to.equal('1');
    expect(pointOn(points, '2027-01-01')?.value).to.equal('2');
  });
});

describe('the decisions that count', () => {
  const decision = (id: string, changes: Partial<Decision> = {}): Decision => ({
    id,
    approach: 'listen',
    revision: 1,
    kind: 'keep',
    reason: '',
    lang: 'fr',
    decidedAt: 1,
    ...changes,
  });

  it('are the last for each approach of each revision', () => {
    const decisions = [
      decision('a'),
      decision('b', { approach: 'sell' }),
      decision('c', { kind: 'stop', decidedAt: 2 }),
      decision('d', { revision: 2, decidedAt: 3 }),
    ];
    expect(standingDecisions(decisions).map(({ id }) => id)).to.deep.equal(['b', 'c', 'd']);
    expect(standingDecisions([])).to.deep.equal([]);
  });
});
