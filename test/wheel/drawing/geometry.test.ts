import { expect } from 'chai';
import fc from 'fast-check';
import { CENTRE, SIZE, pointAt } from '../../../src/wheel/drawing/circle.ts';
import { BANDS, wheelShapes } from '../../../src/wheel/drawing/geometry.ts';
import type { SectorShape } from '../../../src/wheel/drawing/geometry.ts';
import type { LabelShape } from '../../../src/wheel/drawing/labels.ts';
import { textWidth } from '../../../src/wheel/drawing/letters.ts';
import { wheelOf } from '../../../src/wheel/wheel.ts';
import { anyWheel, wheelWith } from '../builders.ts';
import { LANGS } from '../../../src/i18n/languages.ts';

const { sectors } = wheelShapes({ choices: wheelOf() }, 'fr');

describe('the shapes of the wheel', () => {
  it('are twelve equal sectors that cover the circle, the first one centred at the top', () => {
    expect(sectors.map(({ from, to }) => to - from)).to.deep.equal(Array.from({ length: 12 }, () => 30));
    expect(sectors.map(({ from }) => from)).to.deep.equal([-15, ...sectors.slice(0, -1).map(({ to }) => to)]);
    expect(sectors.at(-1)?.to).to.equal(345);
  });

  it('keep every cell inside its own sector and ring', () => {
    for (const sector of sectors) {
      expectInside(sector.inner, sector, BANDS.secondary);
      expectInside(sector.outer, sector, BANDS.priority);
      expectInside(sector.frame, sector, [BANDS.secondary[0], BANDS.priority[1]]);
    }
  });

  it('fill nearly all of the ring between them', () => {
    const [from, to] = BANDS.priority;
    const filled = sectors.reduce((sum, { outer }) => sum + polygonArea(sampled(outer)), 0);
    expect(filled / (Math.PI * (to ** 2 - from ** 2))).to.be.within(0.8, 0.95);
  });

  it('leave rings wide enough to press at 288 px', () => {
    for (const [from, to] of Object.values(BANDS)) expect(((to - from) * 288) / SIZE).to.be.at.least(24);
  });

  it('follow one another without a gap, from the blank band to the rim', () => {
    expect(BANDS.none[1]).to.equal(BANDS.secondary[0]);
    expect(BANDS.secondary[1]).to.equal(BANDS.priority[0]);
  });

  it('keep the dots of a suggestion inside the sector', () => {
    for (const sector of sectors) {
      for (const point of sector.dots)
        expectPointInside(point, sector, [BANDS.secondary[0], BANDS.priority[1]]);
      expect(new Set(sector.dots.map(String)).size).to.equal(sector.dots.length);
    }
  });

  it('space the dots of a suggestion evenly', () => {
    for (const { dots } of sectors) {
      const steps = dots.map((point, index) => distance(point, dots[(index + 1) % dots.length] ?? point));
      expect(Math.min(...steps)).to.be.above(5);
      expect(Math.max(...steps)).to.be.below(7);
    }
  });

  it('say of every wheel what its choices and suggestions say', () => {
    fc.assert(
      fc.property(anyWheel, fc.constantFrom(...LANGS), (wheel, lang) => {
        for (const { key, state, suggested, label } of wheelShapes(wheel, lang).sectors) {
          expect(state).to.equal(wheel.choices[key]);
          expect(suggested).to.equal(wheel.suggested?.[key]);
          expect(label.bold).to.equal(state === 'priority');
        }
      }),
    );
  });
});

describe('the labels of the wheel', () => {
  for (const lang of LANGS) {
    const labels = wheelShapes({ choices: wheelWith(12, 0) }, lang).sectors.map(({ label }) => label);

    it(`stay apart in bold (${lang})`, () => {
      for (const [index, label] of labels.entries()) {
        const next = labels[(index + 1) % labels.length] ?? label;
        expect(halfAngle(label) + halfAngle(next), `${label.text} / ${next.text}`).to.be.below(29);
      }
    });

    it(`stand between the rings and the edge of the picture, accents included (${lang})`, () => {
      for (const { radius, flipped, size } of labels) {
        const [top, bottom] = flipped
          ? [radius + 0.2 * size, radius - 0.9 * size]
          : [radius + 0.9 * size, radius - 0.2 * size];
        expect(top).to.be.at.most(CENTRE);
        expect(bottom).to.be.at.least(BANDS.priority[1] + 2);
      }
    });

    it(`have a baseline longer than themselves, so that no letter is dropped (${lang})`, () => {
      for (const { path, width } of labels) expect(pathReach(path)).to.be.above(width);
    });
  }

  it('never read upside down', () => {
    expect(sectors.filter(({ label }) => label.flipped).map(({ key }) => key)).to.deep.equal([
      'teach',
      'recruit',
      'take-a-stand',
      'build-world',
      'entertain',
    ]);
  });

  it('are measured wider in bold and larger, letter by letter', () => {
    expect(textWidth('Vendre', 14, true)).to.be.above(textWidth('Vendre', 14, false));
    expect(textWidth('Vendre', 28, false)).to.equal(2 * textWidth('Vendre', 14, false));
    expect(textWidth('ii', 10, false)).to.be.below(textWidth('mm', 10, false));
  });
});

type Point = readonly [number, number];

function expectInside(path: string, sector: SectorShape, band: readonly [number, number]): void {
  for (const point of sampled(path)) expectPointInside(point, sector, band);
}

function expectPointInside(
  point: Point,
  { from, to }: SectorShape,
  [inside, outside]: readonly [number, number],
): void {
  const radius = distance(point, [CENTRE, CENTRE]);
  const middle = (from + to) / 2;
  const turn = (Math.atan2(point[0] - CENTRE, CENTRE - point[1]) * 180) / Math.PI;
  const away = ((((turn - middle) % 360) + 540) % 360) - 180;
  expect(radius).to.be.within(inside, outside);
  expect(Math.abs(away)).to.be.below((to - from) / 2);
  expect(point.every((value) => value >= 0 && value <= SIZE)).to.equal(true);
}

/** Points along a path made of M, L, A (about the centre) and Z. */
function sampled(path: string): readonly Point[] {
  const points: Point[] = [];
  for (const [, command, numbers = ''] of path.matchAll(/([MLA])([^MLAZ]*)/g)) {
    const values = numbers.trim().split(/\s+/).map(Number);
    const end: Point = [values.at(-2) ?? NaN, values.at(-1) ?? NaN];
    const start = points.at(-1);
    points.push(...(command === 'A' && start ? along(start, end, Number(values[0])) : [end]));
  }
  return points;
}

function along(start: Point, end: Point, radius: number): readonly Point[] {
  const [from, to] = [start, end].map(([x, y]) => (Math.atan2(x - CENTRE, CENTRE - y) * 180) / Math.PI);
  const turn = ((((Number(to) - Number(from)) % 360) + 540) % 360) - 180;
  return [1, 2, 3, 4, 5, 6, 7, 8].map((step) => pointAt(Number(from) + (turn * step) / 8, radius));
}

function polygonArea(points: readonly Point[]): number {
  const doubled = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled) / 2;
}

function distance([x1, y1]: Point, [x2, y2]: Point): number {
  return Math.hypot(x2 - x1, y2 - y1);
}

function halfAngle({ width, radius }: LabelShape): number {
  return ((width / 2 / radius) * 180) / Math.PI;
}

/** As the crow flies from one end of an arc to the other, which is shorter than the arc. */
function pathReach(path: string): number {
  const points = sampled(path);
  return distance(points[0] ?? [NaN, NaN], points.at(-1) ?? [NaN, NaN]);
}
