import { expect } from 'chai';
import fc from 'fast-check';
import { APPROACHES, FAMILIES } from '../../../src/wheel/approaches.ts';
import { CENTRE, pointAt } from '../../../src/wheel/drawing/circle.ts';
import { BRACE_RADIUS, braces, familyLabels } from '../../../src/wheel/drawing/families.ts';
import { BANDS, edgeAngles, placeOf } from '../../../src/wheel/drawing/geometry.ts';
import { LANGS } from '../../../src/i18n/languages.ts';

/** What the counts in the hub reach, at their widest. */
const HUB = BANDS.none[0] + 3;

const anySector = fc.nat(APPROACHES.length - 1);
const anyRadius = fc.double({ min: BANDS.secondary[0] + 2, max: BANDS.priority[1] - 2, noNaN: true });

describe('the four families of the wheel', () => {
  it('are three neighbours each, in wheel order', () => {
    const found = FAMILIES.map(({ key }) => APPROACHES.map(({ family }) => family).indexOf(key));
    expect(found).to.deep.equal([0, 3, 6, 9]);
    for (const { key } of FAMILIES)
      expect(APPROACHES.filter(({ family }) => family === key)).to.have.length(3);
  });

  it('stand twice as far apart as two sectors of one family, from the hub to the rim', () => {
    fc.assert(
      fc.property(anySector, anyRadius, (index, radius) => {
        const parted = APPROACHES[index]?.family !== APPROACHES[(index + 1) % APPROACHES.length]?.family;
        expect(gapAfter(index, radius)).to.be.closeTo(parted ? 10 : 4, 0.05);
      }),
    );
  });

  it('have cells of one width, whatever their place in the family', () => {
    fc.assert(
      fc.property(anySector, anySector, anyRadius, (one, other, radius) => {
        expect(widthOf(one, radius)).to.be.closeTo(widthOf(other, radius), 0.02);
      }),
    );
  });

  it('are braced from the first cell to the last one, and no further', () => {
    fc.assert(
      fc.property(fc.nat(FAMILIES.length - 1), (index) => {
        const brace = braces()[index] ?? '';
        const [x1 = NaN, y1 = NaN, , , , , , x2 = NaN, y2 = NaN] = (brace.match(/[\d.]+/g) ?? []).map(Number);
        const [from] = edgeAngles(placeOf(3 * index), BRACE_RADIUS);
        const [, to] = edgeAngles(placeOf(3 * index + 2), BRACE_RADIUS);
        expectNear([x1, y1], pointAt(from, BRACE_RADIUS));
        expectNear([x2, y2], pointAt(to, BRACE_RADIUS));
      }),
    );
  });
});

describe('the names of the families', () => {
  for (const lang of LANGS) {
    it(`stand in the blank band, clear of the hub and of the brace (${lang})`, () => {
      for (const { label } of familyLabels(lang)) {
        const [up, down] = [0.9 * label.size, 0];
        const [top, bottom] = label.flipped
          ? [label.radius + down, label.radius - 0.75 * label.size]
          : [label.radius + up, label.radius - down];
        expect(top, label.text).to.be.at.most(BRACE_RADIUS - 2);
        expect(bottom, label.text).to.be.at.least(HUB + 8);
      }
    });

    it(`stay along their own sectors, on a baseline that holds every letter (${lang})`, () => {
      for (const [index, { label }] of familyLabels(lang).entries()) {
        expect(label.angle).to.equal(90 * index + 30);
        const half = ((label.width / 2 / (label.radius - label.size)) * 180) / Math.PI;
        expect(half, label.text).to.be.below(40);
        expect(label.width, label.text).to.be.below(2 * label.radius * Math.sin(Math.PI / 6));
      }
    });

    it(`never read upside down (${lang})`, () => {
      expect(familyLabels(lang).map(({ label }) => label.flipped)).to.deep.equal([false, true, true, false]);
    });
  }
});

/** The distance along the circle between the cells of a sector and those of the next one. */
function gapAfter(index: number, radius: number): number {
  const [, end] = edgeAngles(placeOf(index), radius);
  const [start] = edgeAngles(placeOf(index + 1), radius);
  return ((start - end) * Math.PI * radius) / 180;
}

/** Straight across a cell, at the distance `radius` from the hub. */
function widthOf(index: number, radius: number): number {
  const [left, right] = edgeAngles(placeOf(index), radius);
  return ((right - left) * Math.PI * radius) / 180;
}

function expectNear([x, y]: readonly [number, number], [wantedX, wantedY]: readonly [number, number]): void {
  expect(x).to.be.closeTo(wantedX, 0.01);
  expect(y).to.be.closeTo(wantedY, 0.01);
  expect(Math.hypot(x - CENTRE, y - CENTRE)).to.be.closeTo(BRACE_RADIUS, 0.02);
}
