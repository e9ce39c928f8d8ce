import { expect } from 'chai';
import { encode } from 'uqr';
import fc from 'fast-check';
import { qrCode } from '../../src/web/qr.ts';

/** Which modules a path of boxes, one module high, covers. */
function modulesIn(path: string): readonly string[] {
  return [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].flatMap(([, x, y, width, back]) => {
    expect(width).to.equal(back);
    return Array.from({ length: Number(width) }, (_, step) => `${Number(x) + step} ${String(y)}`);
  });
}

describe('the code of a link', () => {
  it('covers exactly the dark modules, each once, with four light ones around', () => {
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        const { size, path } = qrCode(url);
        const { data } = encode(url, { ecc: 'M', border: 4 });
        const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x} ${y}`] : [])));
        expect(modulesIn(path).toSorted()).to.deep.equal(dark.toSorted());
        for (const [x = 0, y = 0] of modulesIn(path).map((at) => at.split(' ').map(Number))) {
          expect(Math.min(x, y)).to.be.at.least(4);
          expect(Math.max(x, y)).to.be.below(size - 4);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('is small enough for a wall: a link of ours takes 37 modules or fewer', () => {
    const { size } = qrCode(`https://la-roue.example/fr/atelier/p/${'a'.repeat(24)}`);
    expect(size - 8).to.be.at.most(37);
  });
});
