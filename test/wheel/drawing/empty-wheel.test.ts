import { expect } from 'chai';
import { load } from 'cheerio';
import { renderEmptyWheel } from '../../../src/wheel/drawing/empty-wheel.ts';
import { CENTRE } from '../../../src/wheel/drawing/circle.ts';
import { renderWheel } from '../../../src/wheel/drawing/svg.ts';
import { SOCIAL_MEDIA } from '../../support/method.ts';
import { methodWith } from '../builders.ts';
import { xmlFault } from '../xml.ts';
import { LANGS } from '../../../src/i18n/languages.ts';

const PARTS = ['frame', 'outer', 'inner', 'hatch'];
/** Both drawings round to two decimals. */
const ROUNDING = 0.02;

describe('the wheel on which nothing is chosen', () => {
  for (const [lang, method] of [
    ...LANGS.map((each) => [each, SOCIAL_MEDIA] as const),
    ...[methodWith(2, 2, 3), methodWith(5, 1), methodWith(4, 4, 4, 4), methodWith(2, 3, 4, 5)].map(
      (each) => ['fr', each] as const,
    ),
  ]) {
    const empty = load(renderEmptyWheel(method, lang, 'roue'), { xml: true });
    const full = load(
      renderWheel({ method, choices: {} }, { lang, idPrefix: 'roue', target: 'inline', hidden: true }),
      { xml: true },
    );
    const name = `${lang}, ${method.families.length} families, ${method.approaches.length} sectors`;

    it(`has the words, keys and states of a whole drawing (${name})`, () => {
      const said = ($: typeof full) => ({
        root: ['class', 'viewBox', 'data-verdict', 'aria-hidden', 'focusable'].map((name) =>
          $('svg').attr(name),
        ),
        words: $('text')
          .map((_, each) => $(each).text())
          .get(),
        sectors: $('svg.wheel > g[data-approach]')
          .map((_, each) => `${$(each).attr('data-approach') ?? ''} ${$(each).attr('data-state') ?? ''}`)
          .get(),
        parts: $('g[data-approach] [class]')
          .map((_, each) => $(each).attr('class'))
          .get(),
      });
      expect(said(empty)).to.deep.equal(said(full));
      expect(xmlFault(renderEmptyWheel(method, lang, 'roue'))).to.equal(undefined);
    });

    it(`turns each part to where a whole drawing has it (${name})`, () => {
      empty('g[data-approach]').each((index, sector) => {
        const angle = angleOf(empty(sector).find('g').attr('transform'));
        const whole = full('g[data-approach]').eq(index);
        for (const part of PARTS) {
          const shared = empty(empty(sector).find(`.wheel-${part}`).attr('href')).attr('d');
          expectNear(turned(numbers(shared), angle), numbers(whole.find(`.wheel-${part}`).attr('d')));
        }
        const baseline = empty(empty(sector).find('textPath').attr('href'));
        expect(baseline.attr('d')).to.equal(full(whole.find('textPath').attr('href')).attr('d'));
      });
    });

    it(`keeps the direction of every hatch (${name})`, () => {
      empty('g[data-approach]').each((_, sector) => {
        const angle = angleOf(empty(sector).find('g').attr('transform'));
        const id = /^url\((#.+)\)$/.exec(empty(sector).find('.wheel-hatch').attr('fill') ?? '')?.[1];
        const pattern = empty(id);
        expect(pattern.attr('patternTransform')).to.equal(`rotate(${-angle} ${CENTRE} ${CENTRE}) rotate(45)`);
        expect(empty(pattern.attr('href'))).to.have.length(1);
      });
    });
  }
});

function angleOf(transform = ''): number {
  return Number(/rotate\(([\d.]+) /.exec(transform)?.[1]);
}

/** The points of a path, without what its arcs say of themselves. */
function numbers(d = ''): readonly number[] {
  const points = d.replace(/A[\d.]+ [\d.]+ 0 0 [01] /g, ' ').match(/[\d.]+/g) ?? [];
  expect(points).not.to.have.length(0);
  return points.map(Number);
}

function turned(points: readonly number[], angle: number): readonly number[] {
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  return points.map((value, index) => {
    const isX = index % 2 === 0;
    const other = (points[isX ? index + 1 : index - 1] ?? NaN) - CENTRE;
    return CENTRE + (value - CENTRE) * cos + (isX ? -other : other) * sin;
  });
}

function expectNear(found: readonly number[], wanted: readonly number[]): void {
  expect(found).to.have.length(wanted.length);
  for (const [index, value] of found.entries()) expect(value).to.be.closeTo(wanted[index] ?? NaN, ROUNDING);
}
