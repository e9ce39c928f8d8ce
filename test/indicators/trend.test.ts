import { expect } from 'chai';
import { load } from 'cheerio';
import fc from 'fast-check';
import { loadFaces } from '../../src/files/faces.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { writeAmount } from '../../src/indicators/amount.ts';
import { trendPicture } from '../../src/indicators/trend-picture.ts';
import { renderTrend } from '../../src/indicators/trend-svg.ts';
import { trendShapes } from '../../src/indicators/trend.ts';
import type { DotShape, LineShape, Trend, TrendShape } from '../../src/indicators/trend.ts';
import type { LabelShape } from '../../src/indicators/trend-labels.ts';
import { xmlFault } from '../wheel/xml.ts';
import { anyAmount, anyTrend, trendOf } from './trends.ts';

const QUARTER = [
  ['2026-09-01', '3.2'],
  ['2026-10-15', '1.9'],
  ['2026-11-29', '1.4'],
] as const;
const anyLang = fc.constantFrom(...LANGS);
/** Of pages and of files, from the narrowest that is promised. */
const anyFrame = fc
  .tuple(fc.integer({ min: 6, max: 20 }), fc.integer({ min: 22, max: 60 }))
  .map(([size, across]) => ({ size, width: across * size, height: 11 * size }));

describe('the drawing of an indicator', () => {
  it('draws a line through its readings, its start as a tick, its target as a dashed line', () => {
    const shapes = shapesOf(trendOf(QUARTER, { baseline: '3.5', target: '1' }));
    expect(linesIn(shapes).map(({ name }) => name)).to.deep.equal(['axis', 'tick', 'target', 'readings']);
    const dots = dotsIn(shapes);
    expect(lineNamed(shapes, 'readings').places).to.deep.equal(dots.map(({ place }) => place));
    const [axis, tick] = [lineNamed(shapes, 'axis'), lineNamed(shapes, 'tick')];
    const [from = 0, to = 0] = tick.places.map(([x]) => x);
    expect(axis.places[0]?.[0]).to.be.within(from, to);
    expect(textsIn(shapes)).to.deep.equal([
      ...['Départ', '3,5', '1,4', 'Cible', '1'],
      ...['1er septembre 2026', '29 novembre 2026'],
    ]);
  });

  it('draws one reading as a point without a line, and nothing without any', () => {
    const one = shapesOf(trendOf([['2026-11-29', '36']], { target: '24' }));
    expect(linesIn(one).map(({ name }) => name)).to.deep.equal(['axis', 'target']);
    expect(dotsIn(one)).to.have.length(1);
    expect(textsIn(one)).to.deep.equal(['36', 'Cible', '24', '29 novembre 2026']);
    const none = trendOf([], { baseline: '1', target: '2' });
    expect([trendShapes(none, 'fr'), renderTrend(none, { lang: 'fr' })]).to.deep.equal([undefined, '']);
    expect(trendPicture(none, 'fr')).to.be.undefined;
  });

  it('writes the value of the first reading where there is no start', () => {
    expect(textsIn(shapesOf(trendOf(QUARTER)))).to.include.members(['3,2', '1,4']);
  });

  it('draws a fall as it draws a rise, upside down', () => {
    const [rise, fall] = [
      ['3', '4', '6'],
      ['7', '6', '4'],
    ].map((values) =>
      dotsIn(shapesOf(trendOf(QUARTER.map(([day], index) => [day, values[index] ?? ''])))).map(
        ({ place: [, y] }) => y,
      ),
    );
    const sums = rise?.map((y, index) => y + (fall?.[index] ?? NaN)) ?? [];
    for (const sum of sums) expect(sum).to.be.closeTo(sums[0] ?? NaN, 0.02);
    const looks = (values: readonly (readonly [string, string])[]) =>
      renderTrend(trendOf(values), { lang: 'fr' }).match(/ (?:class|stroke|fill)[\w-]*="[^"]*"/g);
    expect(looks(QUARTER)).to.deep.equal(looks(QUARTER.map(([day, value]) => [day, `-${value}`])));
  });

  it('leaves out the zero that would have to stand beside another place than its own', () => {
    const near = trendOf(
      [
        ['2026-01-01', '300'],
        ['2026-02-01', '200'],
      ],
      { baseline: '-1' },
    );
    expect(textsIn(shapesOf(near))).not.to.include('0');
    expect(textsIn(shapesOf({ ...near, baseline: '-300' }))).to.include('0');
  });

  it('says in its name what it shows, in either language', () => {
    const trend = trendOf(QUARTER, { label: 'Délai', baseline: '3.5', target: '1' });
    const nameIn = (lang: 'fr' | 'en', drawn: Trend) => {
      const svg = load(renderTrend(drawn, { lang }))('svg.trend[role=img]');
      return (svg.attr('aria-label') ?? '').replaceAll('\u00a0', ' ');
    };
    expect(nameIn('fr', trend)).to.equal(
      'Délai : 3 relevés, de 3,2 le 1er septembre 2026 à 1,4 le 29 novembre 2026. Départ : 3,5. Cible : 1.',
    );
    expect(nameIn('en', trend)).to.equal(
      'Délai: 3 readings, from 3.2 on 1 September 2026 to 1.4 on 29 November 2026. Start: 3.5. Target: 1.',
    );
    expect(nameIn('fr', trendOf([['2026-11-29', '36']]))).to.equal('Délai : 36 le 29 novembre 2026.');
  });

  it('places days by time: a day apart is near, years apart is far', () => {
    const [one, next, last] = dotsIn(
      shapesOf(
        trendOf([
          ['2020-01-01', '1'],
          ['2020-01-02', '2'],
          ['2026-01-01', '3'],
        ]),
      ),
    ).map(({ place: [x] }) => x);
    if (one === undefined || next === undefined || last === undefined) throw new Error('three points');
    expect(next - one).to.be.lessThan((last - one) / 1000);
  });

  it('shows zero as a line where values stand on both sides of it, and there alone', () => {
    const zeroIn = (...values: readonly [string, string]) =>
      linesIn(
        shapesOf(
          trendOf([
            ['2026-01-01', values[0]],
            ['2026-02-01', values[1]],
          ]),
        ),
      ).some(({ name }) => name === 'zero');
    expect([zeroIn('-5', '5'), zeroIn('0', '5'), zeroIn('-5', '-1'), zeroIn('3', '5')]).to.deep.equal([
      ...[true, false, false, false],
    ]);
  });

  it('takes less height where nothing rises or falls', () => {
    const heightOf = (trend: Trend) => trendShapes(trend, 'fr')?.height ?? NaN;
    const one = trendOf([['2026-11-29', '36']]);
    expect(heightOf(one)).to.be.lessThan(heightOf({ ...one, target: '24' }));
  });

  it('tells values apart that no binary number tells apart', () => {
    const [lower, higher] = dotsIn(
      shapesOf(
        trendOf([
          ['2026-01-01', '999999999999.9998'],
          ['2026-02-01', '999999999999.9999'],
        ]),
      ),
    ).map(({ place: [, y] }) => y);
    expect(lower).to.be.greaterThan(higher ?? NaN);
  });

  it('explains values too wide to stand beside it in a key above it', () => {
    const wide = { baseline: '123456789012.1234', target: '999999999999.9999', unit: 'kilomètres' };
    const shapes = shapesOf(trendOf(QUARTER, wide));
    expect(
      textsIn(shapes)
        .slice(0, 3)
        .map((text) => text.split('\u00a0:')[0]),
    ).to.deep.equal([...['Départ', 'Dernier relevé', 'Cible']]);
    expect(dotsIn(shapes).filter(({ reading }) => reading === undefined)).to.have.length(1);
    expect(drawnReadings(trendOf(QUARTER, wide))).to.have.length(3);
  });

  it('keeps everything in its box, whatever is measured', () => {
    fc.assert(
      fc.property(anyTrend, anyLang, anyFrame, (trend, lang, frame) => {
        const drawn = trendShapes(trend, lang, frame);
        if (drawn === undefined) throw new Error('not drawn');
        for (const [left, top, right, bottom] of drawn.shapes.map(boxOf)) {
          expect([left, top, right, bottom].every(Number.isFinite)).to.be.true;
          expect(Math.min(left, top)).to.be.at.least(-0.02);
          expect(right).to.be.at.most(drawn.width + 0.02);
          expect(bottom).to.be.at.most(drawn.height + 0.02);
        }
      }),
    );
  });

  it('lets no label meet another one, nor a point', () => {
    fc.assert(
      fc.property(anyTrend, anyLang, anyFrame, (trend, lang, frame) => {
        const shapes = trendShapes(trend, lang, frame)?.shapes ?? [];
        const labels = shapes.filter(({ kind }) => kind === 'label');
        for (const label of labels)
          for (const other of shapes.filter((each) => each !== label && each.kind !== 'line'))
            expect(meet(boxOf(label), boxOf(other)), textsIn([label, other]).join(' / ')).to.be.false;
      }),
    );
  });

  it('goes forward in time, and up with what is more', () => {
    fc.assert(
      fc.property(anyTrend, (trend) => {
        const dots = dotsIn(shapesOf(trend)).filter(({ reading }) => reading !== undefined);
        for (const [index, dot] of dots.entries()) {
          const next = dots[index + 1];
          if (next === undefined) continue;
          expect(dot.place[0]).to.be.at.most(next.place[0]);
          const rise = exact(next.reading?.value) - exact(dot.reading?.value);
          const drawn = dot.place[1] - next.place[1];
          if (rise > 0n) expect(drawn).to.be.at.least(0);
          else if (rise < 0n) expect(drawn).to.be.at.most(0);
          else expect(drawn).to.equal(0);
        }
      }),
    );
  });

  it('places start and target where a reading of the same value stands', () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, (start, target) => {
        const days = [
          ['2026-01-01', start],
          ['2026-02-01', target],
        ] as const;
        const shapes = shapesOf(trendOf(days, { baseline: start, target }));
        const heights = dotsIn(shapes)
          .filter(({ reading }) => reading !== undefined)
          .map(({ place: [, y] }) => y);
        const ends = [lineNamed(shapes, 'tick'), lineNamed(shapes, 'target')];
        expect(ends.map(({ places }) => places[0]?.[1])).to.deep.equal(heights);
      }),
    );
  });

  it('draws the readings that its table lists, and writes the values that it is given', () => {
    fc.assert(
      fc.property(anyTrend, anyLang, (trend, lang) => {
        expect(drawnReadings(trend, lang)).to.deep.equal(
          trend.points.map(({ onDate, value }) => `${onDate} ${value}`),
        );
        const rows = trendPicture(trend, lang)?.rows ?? [];
        expect(rows.map(({ onDate, value }) => `${onDate} ${value}`).toReversed()).to.deep.equal(
          drawnReadings(trend, lang),
        );
        const texts = textsIn(trendShapes(trend, lang)?.shapes ?? []);
        for (const value of [trend.baseline, trend.target, trend.points.at(-1)?.value])
          if (value !== null && value !== undefined)
            expect(texts.some((text) => text.endsWith(writeAmount(value, trend.unit, lang)))).to.be.true;
      }),
    );
  });

  it('is well-formed whatever was typed, and the same bytes for the same arguments', () => {
    fc.assert(
      fc.property(anyTrend, anyLang, fc.string({ unit: 'binary' }), (trend, lang, typed) => {
        const svg = renderTrend({ ...trend, label: typed, unit: typed.slice(0, 12) }, { lang });
        expect(xmlFault(svg)).to.be.undefined;
        expect(renderTrend({ ...trend, label: typed, unit: typed.slice(0, 12) }, { lang })).to.equal(svg);
      }),
    );
  });

  it('leaves words of a reader no way to be markup', () => {
    const svg = renderTrend(trendOf(QUARTER, { label: '"><script>', unit: '<b>&' }), { lang: 'fr' });
    expect(svg).not.to.match(/<script|<b>|style=/);
    expect(load(svg)('text').text()).to.include('<b>&');
  });

  it('gives letters of the site as much room as they take, in both weights', () => {
    const faces = loadFaces().own;
    const letters = '0123456789 \u202f.,-%€$£abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéèÉÀçœŒ';
    const alphabet = fc.constantFrom(...Array.from(letters));
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 12 }), (unit) => {
        for (const label of labelsIn(shapesOf(trendOf(QUARTER, { unit, baseline: '1', target: '2' })))) {
          const face = label.bold ? faces.heading : faces.label;
          expect(label.fitted).to.be.false;
          expect(face.width(label.text, label.size), label.text).to.be.at.most(label.room);
        }
      }),
    );
  });
});

function shapesOf(trend: Trend): readonly TrendShape[] {
  const drawn = trendShapes(trend, 'fr');
  if (drawn === undefined) throw new Error('not drawn');
  return drawn.shapes;
}

function linesIn(shapes: readonly TrendShape[]): readonly LineShape[] {
  return shapes.filter((shape) => shape.kind === 'line');
}

function dotsIn(shapes: readonly TrendShape[]): readonly DotShape[] {
  return shapes.filter((shape) => shape.kind === 'dot');
}

function labelsIn(shapes: readonly TrendShape[]): readonly LabelShape[] {
  return shapes.filter((shape) => shape.kind === 'label');
}

function textsIn(shapes: readonly TrendShape[]): readonly string[] {
  return labelsIn(shapes).map(({ text }) => text);
}

/** The first of this name: those of a key come after the drawing that it explains. */
function lineNamed(shapes: readonly TrendShape[], name: LineShape['name']): LineShape {
  const line = linesIn(shapes).find((each) => each.name === name);
  if (line === undefined) throw new Error(`no ${name}`);
  return line;
}

/** What the picture has as readings, in their order: `day value`. */
function drawnReadings(trend: Trend, lang: 'fr' | 'en' = 'fr'): readonly string[] {
  const $ = load(renderTrend(trend, { lang }));
  return $('svg.trend [data-reading]')
    .toArray()
    .map((dot) => `${$(dot).attr('data-on') ?? ''} ${$(dot).attr('data-reading') ?? ''}`);
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** As wide as its room and as high as its letters. */
function boxOf(shape: TrendShape): Box {
  if (shape.kind === 'line') {
    const [xs, ys] = [shape.places.map(([x]) => x), shape.places.map(([, y]) => y)];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }
  const [x, y] = shape.place;
  if (shape.kind === 'dot') return [x - shape.radius, y - shape.radius, x + shape.radius, y + shape.radius];
  const { anchor, room, size } = shape;
  const left = x - room * { start: 0, middle: 0.5, end: 1 }[anchor];
  return [left, y - 0.78 * size, left + room, y + 0.24 * size];
}

function meet(one: Box, other: Box): boolean {
  const apart = 0.02;
  return (
    one[0] < other[2] - apart &&
    other[0] < one[2] - apart &&
    one[1] < other[3] - apart &&
    other[1] < one[3] - apart
  );
}

function exact(value = '0'): bigint {
  const [whole = '', part = ''] = value.split('.');
  return BigInt(whole + part.padEnd(4, '0'));
}
