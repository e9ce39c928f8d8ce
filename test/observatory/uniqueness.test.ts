import { expect } from 'chai';
import fc from 'fast-check';
import { shareOf, uniquenessOf } from '../../src/observatory/uniqueness.ts';
import { codeOf } from '../../src/observatory/wheel-code.ts';
import { wheelOf } from '../../src/wheel/wheel.ts';

const MINE = codeOf(wheelOf({ listen: 'priority', answer: 'secondary' }));
const ALIKE = codeOf(wheelOf({ listen: 'priority' }));
const FLAT = codeOf(wheelOf({ listen: 'secondary' }));

describe('how many look like one wheel', () => {
  it('is not said below 50 others', () => {
    const crowd = { total: 50, identical: 3, samePriorities: 9, own: MINE };
    expect(uniquenessOf(MINE, crowd)).to.deep.equal({ kind: 'few', missing: 1 });
    expect(uniquenessOf(MINE, { ...crowd, own: undefined }).kind).to.equal('known');
    expect(uniquenessOf(MINE, { ...crowd, total: 0, own: undefined })).to.deep.equal({
      kind: 'few',
      missing: 50,
    });
  });

  it('leaves the wheel itself out of all three numbers', () => {
    const crowd = { total: 100, identical: 3, samePriorities: 9 };
    const share = (n: number, total: number) => ({ n, total, percent: undefined });
    const said = (own: number | undefined) => uniquenessOf(MINE, { ...crowd, own });
    expect(said(undefined)).to.deep.include({ identical: share(3, 100), samePriorities: share(9, 100) });
    expect(said(MINE)).to.deep.include({ identical: share(2, 99), samePriorities: share(8, 99) });
    expect(said(ALIKE)).to.deep.include({ identical: share(3, 99), samePriorities: share(8, 99) });
    expect(said(FLAT)).to.deep.include({ identical: share(3, 99), samePriorities: share(9, 99) });
  });

  it('says nothing of the priorities of a wheel that has none', () => {
    const crowd = { total: 100, identical: 3, samePriorities: 9, own: undefined };
    expect(uniquenessOf(FLAT, crowd)).to.deep.include({ samePriorities: undefined });
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
