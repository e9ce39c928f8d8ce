import { expect } from 'chai';
import fc from 'fast-check';
import { barChart } from '../../src/observatory/bars.ts';
import { LEAST_CUT } from '../../src/observatory/figures.ts';
import type { Figures } from '../../src/observatory/figures.ts';
import { HEAT_STEPS, heatMap, heatStep } from '../../src/observatory/heat-map.ts';
import { xmlFault } from '../wheel/xml.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA } from '../support/method.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('<script>', '"&\'', 'Écouter + Vendre'),
);
const anyNumber = fc.integer({ min: LEAST_CUT, max: 1000 });
const anyCell = fc.option(anyNumber, { nil: null });

function figuresWith(cells: readonly (number | null)[], total = 1000): Figures {
  const approaches = APPROACH_KEYS.map((key, index) => ({
    key,
    priority: cells[2 * index] ?? null,
    secondary: cells[2 * index + 1] ?? null,
  }));
  return { total, approaches, priorityPairs: [], markedPairs: [], verdicts: [], months: [] };
}

const OPTIONS = {
  method: SOCIAL_MEDIA,
  lang: 'fr',
  idPrefix: 'heat',
  name: 'Nom',
  hub: ['1 000', 'roues'],
} as const;

describe('the bars of a chart', () => {
  const anyBars = fc.array(fc.record({ label: anyText, value: anyText, n: anyNumber }), { maxLength: 8 });

  it('are well-formed whatever their words, and the same twice', () => {
    fc.assert(
      fc.property(anyBars, anyText, (bars, name) => {
        const svg = barChart(bars, name);
        expect(xmlFault(svg)).to.equal(undefined);
        expect(barChart(bars, name)).to.equal(svg);
      }),
    );
  });

  it('are as long as their numbers, the longest across the picture', () => {
    fc.assert(
      fc.property(fc.array(anyNumber, { minLength: 1, maxLength: 8 }), (numbers) => {
        const svg = barChart(
          numbers.map((n) => ({ label: 'a', value: 'b', n })),
          'name',
        );
        const widths = [...svg.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
        const most = Math.max(...numbers);
        expect(widths).to.have.length(numbers.length);
        for (const [index, n] of numbers.entries())
          expect(widths[index]).to.be.closeTo((360 * n) / most, 0.01);
      }),
    );
  });
});

describe('the heat map', () => {
  const anyFigures = fc.array(anyCell, { minLength: 24, maxLength: 24 }).map((cells) => figuresWith(cells));

  it('is well-formed whatever its name, the same twice, and never taken for the wheel of a brand', () => {
    fc.assert(
      fc.property(
        anyFigures,
        anyText,
        fc.constantFrom('fr' as const, 'en' as const),
        (figures, name, lang) => {
          const svg = heatMap(figures, { ...OPTIONS, name, lang });
          expect(xmlFault(svg)).to.equal(undefined);
          expect(heatMap(figures, { ...OPTIONS, name, lang })).to.equal(svg);
          expect(svg).not.to.match(/class="wheel|data-state|data-verdict/);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('writes the number of every cell that is shown, so that no tint says anything alone', () => {
    const svg = heatMap(figuresWith([140, null, 33, 12], 150), OPTIONS);
    const written = [...svg.matchAll(/text-anchor="middle"[^>]*>([^<]*)<\/text><\/g>/g)];
    expect(written.map(([, number]) => number)).to.deep.equal(['140', '12', '33']);
    expect(svg.match(/class="heat-cell/g)).to.have.length(24);
    expect(svg.match(/class="heat-cell heat-hidden/g)).to.have.length(21);
    const shares = heatMap(figuresWith([300, 20], 1000), OPTIONS);
    expect(shares).to.include('>30</text>').and.to.include('>2</text>');
  });

  it('is darker for a larger share, never lighter', () => {
    const anyPair = fc.tuple(fc.nat(1000), fc.nat(1000));
    fc.assert(
      fc.property(anyPair, ([one, other]) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(heatStep(less, 1000)).to.be.at.most(heatStep(more, 1000));
        expect(heatStep(more, 1000)).to.be.within(0, HEAT_STEPS - 1);
      }),
    );
    expect([0, 44, 45, 100, 150, 250, 1000].map((n) => heatStep(n, 1000))).to.deep.equal([
      0, 0, 1, 2, 3, 4, 4,
    ]);
  });
});
