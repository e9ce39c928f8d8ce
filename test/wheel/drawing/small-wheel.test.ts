import { expect } from 'chai';
import { load } from 'cheerio';
import { CENTRE } from '../../../src/wheel/drawing/circle.ts';
import { wheelShapes } from '../../../src/wheel/drawing/geometry.ts';
import { renderSmallWheel } from '../../../src/wheel/drawing/small-wheel.ts';
import { wheelOf } from '../../../src/wheel/wheel.ts';
import { SOCIAL_MEDIA } from '../../support/method.ts';
import { methodWith } from '../builders.ts';
import { xmlFault } from '../xml.ts';

const METHODS = [
  SOCIAL_MEDIA,
  methodWith(2, 2, 3),
  methodWith(4, 4),
  methodWith(1, 4, 5, 4),
  methodWith(6, 6, 6),
];

describe('the small picture of a wheel', () => {
  for (const method of METHODS)
    it(`turns its shared cells to the middle of each sector: ${method.approaches.length} sectors`, () => {
      const [first, second] = method.approaches.map(({ key }) => key);
      const choices = wheelOf(method, { [first ?? '']: 'priority', [second ?? '']: 'secondary' });
      const picture = renderSmallWheel({ method, choices }, { lang: 'fr', idPrefix: 'petite' });
      expect(xmlFault(picture)).to.equal(undefined);
      const $ = load(picture, { xml: true });
      const { sectors } = wheelShapes({ method, choices }, 'fr');
      for (const [index, { key, middle }] of sectors.entries()) {
        const group = $(`g[data-approach="${key}"] > g`);
        const turn = Number(/^rotate\(([\d.]+) 180 180\)$/.exec(group.attr('transform') ?? '')?.[1]);
        const shared = middleOf($($(group).find('use').first().attr('href')).attr('d'));
        const away = (shared + turn - middle + 540) % 360;
        expect(away, key).to.be.closeTo(180, 0.05);
        expect($(group).find('.wheel-hatch').length).to.equal(index === 1 ? 1 : 0);
      }
      for (const { attribs } of $('[fill^="url(#"]').toArray())
        expect($(attribs['fill']?.slice('url('.length, -1))).to.have.length(1);
    });
});

/** The direction in which a cell lies, from the two corners of its rim. */
function middleOf(d = ''): number {
  const [x1 = NaN, y1 = NaN, , , , , , x2 = NaN, y2 = NaN] = (d.match(/[\d.]+/g) ?? []).map(Number);
  return (Math.atan2((x1 + x2) / 2 - CENTRE, CENTRE - (y1 + y2) / 2) * 180) / Math.PI;
}
