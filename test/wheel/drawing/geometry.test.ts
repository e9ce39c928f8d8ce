import { expect } from 'chai';
import fc from 'fast-check';
import { CENTRE, SIZE, pointAt } from '../../../src/wheel/drawing/circle.ts';
import { BANDS, wheelShapes } from '../../../src/wheel/drawing/geometry.ts';
import type { SectorShape } from '../../../src/wheel/drawing/geometry.ts';
import type { LabelShape } from '../../../src/wheel/drawing/labels.ts';
import { textWidth } from '../../../src/wheel/drawing/letters.ts';
import { frameOf, labelsTooWide } from '../../../src/wheel/drawing/rim.ts';
import { stateOf } from '../../../src/wheel/wheel.ts';
import type { Method } from '../../../src/method/method.ts';
import { SOCIAL_MEDIA, chosen, wheelOf } from '../../support/method.ts';
import { anyWheel, methodWith, wheelWith } from '../builders.ts';
import { LANGS } from '../../../src/i18n/languages.ts';

const { sectors } = wheelShapes(chosen(wheelOf()), 'fr');
/** From the fewest sectors of a method to the most, with a reader's own. */
const METHODS = [
  SOCIAL_MEDIA,
  ...[
    [2, 2, 2],
    [2, 2, 3],
    [4, 4],
    [3, 3, 3],
    [5, 5],
    [5, 6],
    [4, 4, 5],
    [7, 7],
    [1, 4, 5, 5],
    [4, 4, 4, 4],
    [5, 6, 6],
  ].map((sizes) => methodWith(...sizes)),
  methodWith(3, 3, 3, 3, 3, 3),
];
const nameOf = ({ approaches }: Method) => `${approaches.length} sectors`;

describe('the shapes of the wheel', () => {
  it('are twelve equal sectors that cover the circle, the first one centred at the top', () => {
    expect(sectors.map(({ from, to }) => to - from)).to.deep.equal(Array.from({ length: 12 }, () => 30));
    expect(sectors.map(({ from }) => from)).to.deep.equal([-15, ...sectors.slice(0, -1).map(({ to }) => to)]);
    expect(sectors.at(-1)?.to).to.equal(345);
  });

  for (const method of METHODS)
    it(`keep every cell inside its own sector and ring: ${nameOf(method)}`, () => {
      for (const sector of wheelShapes({ method, choices: {} }, 'fr').sectors) {
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

  it('leave rings deep enough to press at 288 px, whatever room the labels take', () => {
    for (const method of METHODS)
      for (const [from, to] of Object.values(BANDS))
        expect(((to - from) * 288) / frameOf(method).side, nameOf(method)).to.be.at.least(24);
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
    const all = METHODS.flatMap((method) => wheelShapes({ method, choices: {} }, 'fr').sectors);
    for (const { dots } of all) {
      const steps = dots.map((point, index) => distance(point, dots[(index + 1) % dots.length] ?? point));
      expect(Math.min(...steps)).to.be.above(4.8);
      expect(Math.max(...steps)).to.be.below(7.2);
    }
  });

  it('say of every wheel what its choices and suggestions say', () => {
    fc.assert(
      fc.property(anyWheel, fc.constantFrom(...LANGS), (wheel, lang) => {
        for (const { key, state, suggested, label } of wheelShapes(wheel, lang).sectors) {
          expect(state).to.equal(stateOf(wheel.choices, key));
          expect(suggested).to.equal(wheel.suggested?.[key]);
          expect(label.bold).to.equal(state === 'priority');
        }
      }),
    );
  });
});

describe('the labels of the wheel', () => {
  for (const lang of LANGS) {
    const labels = wheelShapes(chosen(wheelWith(12, 0)), lang).sectors.map(({ label }) => label);

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

  for (const method of METHODS)
    it(`neither meet nor leave the picture in bold, and are whole at their size: ${nameOf(method)}`, () => {
      const choices = Object.fromEntries(method.approaches.map(({ key }) => [key, 'priority' as const]));
      const labels = wheelShapes({ method, choices }, 'fr').sectors.map(({ label }) => label);
      const { side } = frameOf(method);
      for (const [index, label] of labels.entries()) {
        expect((label.size * 288) / side, label.text).to.be.at.least(11);
        expect(label.width, label.text).to.equal(textWidth(label.text, label.size, true));
        expect(pathReach(label.path)).to.be.above(label.width);
        const [bottom, top] = reachOf(label);
        expect(bottom).to.be.at.least(BANDS.priority[1] - 2);
        expect(top).to.be.at.most(side / 2);
        for (const other of labels.slice(index + 1)) {
          const turn = Math.abs(label.angle - other.angle);
          const apart = Math.min(turn, 360 - turn) - halfAngle(label) - halfAngle(other);
          const [otherBottom, otherTop] = reachOf(other);
          if (apart < 0.9)
            expect(top < otherBottom + 3 || otherTop < bottom + 3, `${label.text} / ${other.text}`).to.be
              .true;
        }
      }
    });

  it('are said to be too wide where a wheel would have to squeeze them, and squeezed', () => {
    expect(labelsTooWide(SOCIAL_MEDIA, 'fr')).to.deep.equal([]);
    expect(labelsTooWide(SOCIAL_MEDIA, 'en')).to.deep.equal([]);
    const label = { fr: 'Accompagnement', en: 'Accompagnement' };
    const approaches = SOCIAL_MEDIA.approaches.map((each) =>
      each.key === 'sell' ? { ...each, label } : each,
    );
    const method = { ...SOCIAL_MEDIA, approaches };
    const [found, ...others] = labelsTooWide(method, 'fr');
    expect(others).to.deep.equal([]);
    expect(found?.key).to.equal('sell');
    expect(found?.width).to.equal(textWidth('Accompagnement', 14, true));
    const shapes = wheelShapes({ method, choices: { sell: 'priority' } }, 'fr');
    const drawn = shapes.sectors.find(({ key }) => key === 'sell')?.label;
    expect(drawn?.width)
      .to.equal(found?.room)
      .and.to.be.below(found?.width ?? 0);
    const larger = methodWith(6, 7);
    const long = larger.approaches.map((each, index) => (index === 3 ? { ...each, label } : each));
    expect(labelsTooWide({ ...larger, approaches: long }, 'fr'), 'has room in two rows').to.deep.equal([]);
  });

  it('take turns in two rows from 13 sectors on; of an odd number, the two shortest neighbours share the outer one', () => {
    const { sectors: odd } = wheelShapes({ method: methodWith(7, 8), choices: {} }, 'fr');
    const isFar = odd.map(({ label }) => label.radius > 172);
    const pairs = isFar.flatMap((far, index) => (far && isFar.at(index - 1) === true ? [index] : []));
    expect(pairs).to.have.length(1);
    const sums = odd.map(({ label }, index) => label.width + (odd.at(index - 1)?.label.width ?? 0));
    expect(sums[pairs[0] ?? -1]).to.equal(Math.min(...sums));
    expect(isFar.some((far, index) => !far && isFar.at(index - 1) === false)).to.be.false;
  });

  it('never read upside down', () => {
    expect(sectors.filter(({ label }) => label.flipped).map(({ key }) => key)).to.deep.equal([
      'teach',
      'recruit',
      'take-a-stand',
      'build-world',
      'entertain',
    ]);
  });

  it('count a letter of a script that is set in squares as wide as it is high, and an accent for nothing', () => {
    for (const square of ['中', 'あ', 'ア', '한', 'Ｗ', '👍'])
      expect(textWidth(square, 15, false), square).to.equal(15);
    expect(textWidth('x\u0323\u200D', 15, false)).to.equal(textWidth('x', 15, false));
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
  // In a family of more than six the outer cells lean out by less than a unit.
  const unit = 180 / Math.PI / radius;
  const turn = (Math.atan2(point[0] - CENTRE, CENTRE - point[1]) * 180) / Math.PI;
  const away = ((((turn - middle) % 360) + 540) % 360) - 180;
  expect(radius).to.be.within(inside, outside);
  expect(Math.abs(away)).to.be.below((to - from) / 2 + unit);
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

/** The radii between which the letters of a label stand, accents and what hangs below the line included. */
function reachOf({ radius, flipped, size }: LabelShape): readonly [number, number] {
  return flipped ? [radius - 0.9 * size, radius + 0.2 * size] : [radius - 0.2 * size, radius + 0.9 * size];
}

function halfAngle({ width, radius }: LabelShape): number {
  return ((width / 2 / radius) * 180) / Math.PI;
}

/** As the crow flies from one end of an arc to the other, which is shorter than the arc. */
function pathReach(path: string): number {
  const points = sampled(path);
  return distance(points[0] ?? [NaN, NaN], points.at(-1) ?? [NaN, NaN]);
}
