import { expect } from 'chai';
import fc from 'fast-check';
import { pageLinks } from '../../src/web/page-links.ts';

const said = (page: number, pages: number) =>
  pageLinks(page, pages, String)
    .map((each) => (each.kind === 'gap' ? '…' : each.current ? `[${each.number}]` : each.path))
    .join(' ');

describe('the links from page to page', () => {
  it('are none for one page, and all of a few', () => {
    expect(said(1, 0)).to.equal('');
    expect(said(1, 1)).to.equal('');
    expect(said(2, 2)).to.equal('1 [2]');
    expect(said(4, 7)).to.equal('1 2 3 [4] 5 6 7');
  });

  it('are the first, the last and those around the open one, of many', () => {
    expect(said(1, 10_000)).to.equal('[1] 2 3 … 10000');
    expect(said(5_000, 10_000)).to.equal('1 … 4998 4999 [5000] 5001 5002 … 10000');
    expect(said(10_000, 10_000)).to.equal('1 … 9998 9999 [10000]');
  });

  it('are a few however many pages there are, in order, and leave out two at a time at least', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20_000 }), fc.nat(), (pages, at) => {
        const page = 1 + (at % pages);
        const links = pageLinks(page, pages, String);
        expect(links.length).to.be.at.most(9);
        const numbers = links.map((each) => (each.kind === 'gap' ? undefined : each.number));
        expect(numbers[0]).to.equal(1);
        expect(numbers.at(-1)).to.equal(pages);
        expect(links.filter((each) => each.kind === 'page' && each.current)).to.have.length(1);
        for (const [index, number] of numbers.entries()) {
          const [last, next] = [numbers[index - 1] ?? 0, numbers[index + 1] ?? 0];
          if (number === undefined) expect(next - last).to.be.at.least(3);
          else if (index > 0 && numbers[index - 1] !== undefined) expect(number).to.equal(last + 1);
        }
      }),
    );
  });
});
