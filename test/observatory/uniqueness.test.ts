import { expect } from 'chai';
import fc from 'fast-check';
import { ROUNDED_TO, othersAmong, rounded } from '../../src/observatory/amount.ts';
import { shareOf, shownTotal, uniquenessOf } from '../../src/observatory/uniqueness.ts';
import { wheelOf } from '../support/method.ts';
import { code } from './builders.ts';

const MINE = code(wheelOf({ listen: 'priority', answer: 'secondary' }));
const ALIKE = code(wheelOf({ listen: 'priority' }));
const FLAT = code(wheelOf({ listen: 'secondary' }));

describe('how many look like one wheel', () => {
  it('is not said below 50 wheels, and then only about how many are missing', () => {
    const crowd = { identical: 3, samePriorities: 9, own: MINE };
    const missing = (total: number) => uniquenessOf(MINE, { ...crowd, total });
    expect(missing(0)).to.deep.equal({ kind: 'few', missing: 50 });
    expect([missing(43), missing(46), missing(49)]).to.deep.equal(
      [5, 5, 5].map((each) => ({ kind: 'few', missing: each })),
    );
    expect(missing(50).kind).to.equal('known');
  });

  it('leaves the wheel itself out where it would be the only one', () => {
    const said = (own: number | undefined, identical: number, samePriorities: number) => {
      const found = uniquenessOf(MINE, { total: 100, identical, samePriorities, own });
      return found.kind === 'few' ? [] : [found.identical.amount, found.samePriorities?.amount];
    };
    expect(said(undefined, 0, 0)).to.deep.equal(['none', 'none']);
    expect(said(undefined, 1, 1)).to.deep.equal(['few', 'few']);
    expect(said(MINE, 1, 1)).to.deep.equal(['none', 'none']);
    expect(said(MINE, 2, 2)).to.deep.equal(['few', 'few']);
    expect(said(ALIKE, 1, 1)).to.deep.equal(['few', 'none']);
    expect(said(FLAT, 1, 1)).to.deep.equal(['few', 'few']);
    expect(said(MINE, 9, 13)).to.deep.equal([10, 15]);
  });

  it('says the same number to whoever is in it and to whoever is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1000 }), (n) => {
        expect(othersAmong(n, true)).to.equal(othersAmong(n, false));
      }),
    );
  });

  it('says nothing of the priorities of a wheel that has none', () => {
    const crowd = { total: 100, identical: 3, samePriorities: 9, own: undefined };
    expect(uniquenessOf(FLAT, crowd)).to.deep.include({ samePriorities: undefined });
  });
});

describe('a published number', () => {
  it('is the nearest multiple of five', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (n) => {
        expect(rounded(n) % ROUNDED_TO).to.equal(0);
        expect(Math.abs(rounded(n) - n)).to.be.at.most(2);
      }),
    );
    expect([0, 1, 4, 5, 7, 8].map((n) => othersAmong(n, false))).to.deep.equal([
      ...['none', 'few', 'few'],
      ...[5, 5, 10],
    ]);
    expect([198, 202, 203].map(shownTotal)).to.deep.equal([200, 200, 205]);
  });
});

describe('a share', () => {
  it('has a percentage from 200 wheels on, without decimals', () => {
    expect(shareOf(33, 199).percent).to.equal(undefined);
    expect(shareOf(33, 200).percent).to.equal(17);
    expect([shareOf(0, 1000).percent, shareOf(1, 1000).percent, shareOf(999, 1000).percent]).to.deep.equal([
      0, 0, 99,
    ]);
  });

  it('stays between nothing and everything', () => {
    const pair = fc
      .integer({ min: 200, max: 1_000_000 })
      .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
    fc.assert(
      fc.property(pair, ([n, total]) => {
        const { percent = -1 } = shareOf(n, total);
        expect(percent).to.be.within(0, n === total ? 100 : 99);
        expect(Math.abs(percent - (100 * n) / total)).to.be.at.most(1);
      }),
    );
  });
});
