import { expect } from 'chai';
import { XMLParser } from 'fast-xml-parser';
import { byFamily, drawnApproaches, pictogram } from '../../../src/wheel/drawing/pictograms.ts';
import { APPROACHES, APPROACH_KEYS, SOCIAL_MEDIA } from '../../support/method.ts';
import { xmlFault } from '../xml.ts';

const GRID = 32;
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });

interface Drawing {
  readonly svg: Readonly<Record<string, string>> & {
    readonly path: Readonly<Record<string, string>> | readonly Readonly<Record<string, string>>[];
  };
}

const SIGNS = [
  ...APPROACHES.map((each) => [each.key, pictogram(each)] as const),
  ...byFamily(SOCIAL_MEDIA, APPROACHES).map(({ key, ground }) => [key, ground] as const),
];

describe('the signs of approaches and families', () => {
  it('are sixteen, no two alike', () => {
    expect(SIGNS).to.have.length(16);
    expect(new Set(SIGNS.map(([, svg]) => svg)).size).to.equal(16);
  });

  for (const [key, svg] of SIGNS)
    it(`keep to one grid, one weight and the colour of the text, and keep silent: ${key}`, () => {
      expect(xmlFault(svg)).to.equal(undefined);
      const { svg: drawing } = parser.parse(svg) as Drawing;
      expect(drawing).to.include({ viewBox: '0 0 32 32', 'aria-hidden': 'true', focusable: 'false' });
      expect(drawing['class']).not.to.equal('wheel');
      for (const path of [drawing.path].flat()) {
        const { d = '', fill, stroke } = path;
        expect([fill, stroke]).to.be.deep.oneOf([
          ['none', 'currentColor'],
          ['currentColor', undefined],
        ]);
        if (stroke !== undefined) expect(path['stroke-width']).to.equal('2');
        expect(d).to.match(/^[MLHVACSZmlhvacsz0-9 .-]+$/);
        for (const [x, y] of startsOf(d)) {
          expect(x).to.be.within(0, GRID);
          expect(y).to.be.within(0, GRID);
        }
      }
      expect(svg).not.to.match(/style=|id=|<text|<title/);
    });

  it('go with their approaches in the order of the wheel, by family', () => {
    const groups = byFamily(SOCIAL_MEDIA, drawnApproaches(SOCIAL_MEDIA));
    expect(groups.map(({ key }) => key)).to.deep.equal(SOCIAL_MEDIA.families.map(({ key }) => key));
    expect(groups.flatMap(({ approaches }) => approaches.map(({ key }) => key))).to.deep.equal(APPROACH_KEYS);
    for (const { approaches } of groups)
      for (const each of approaches) expect(each.pictogram).to.equal(pictogram(each));
  });

  it('leave out a family of which nothing is shown', () => {
    expect(byFamily(SOCIAL_MEDIA, APPROACHES.slice(0, 4)).map(({ key }) => key)).to.deep.equal([
      'care',
      'craft',
    ]);
  });
});

/** Where each part of a path begins. */
function startsOf(d: string): readonly (readonly [number, number])[] {
  return [...d.matchAll(/M(-?[\d.]+) ?(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}
