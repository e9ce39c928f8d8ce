import { expect } from 'chai';
import fc from 'fast-check';
import type { Method } from '../../../src/method/method.ts';
import { CENTRE, pointAt } from '../../../src/wheel/drawing/circle.ts';
import { BRACE_RADIUS, braces, familyLabels } from '../../../src/wheel/drawing/families.ts';
import { BANDS, edgeAngles, placeOf } from '../../../src/wheel/drawing/geometry.ts';
import { SOCIAL_MEDIA } from '../../support/method.ts';
import { methodWith } from '../builders.ts';
import { LANGS } from '../../../src/i18n/languages.ts';

/** What the counts in the hub reach, at their widest. */
const HUB = BANDS.none[0] + 3;

const METHODS = [
  SOCIAL_MEDIA,
  methodWith(1, 5),
  methodWith(2, 2, 3),
  methodWith(2, 2, 2, 2),
  methodWith(3, 4, 4, 4),
  methodWith(1, 1, 1, 1, 1, 11),
  methodWith(6, 6, 6),
];
const anyRadius = fc.double({ min: BANDS.secondary[0] + 2, max: BANDS.priority[1] - 2, noNaN: true });
const anySector = fc
  .constantFrom(...METHODS)
  .chain((method) => fc.record({ method: fc.constant(method), index: fc.nat(method.approaches.length - 1) }));

describe('the families of a wheel', () => {
  it('are three neighbours each in the built-in method, in wheel order', () => {
    const { families, approaches } = SOCIAL_MEDIA;
    const found = families.map(({ key }) => approaches.map(({ family }) => family).indexOf(key));
    expect(found).to.deep.equal([0, 3, 6, 9]);
    for (const { key } of families)
      expect(approaches.filter(({ family }) => family === key)).to.have.length(3);
  });

  it('stand twice as far apart as two sectors of one family, from the hub to the rim, whatever their sizes', () => {
    fc.assert(
      fc.property(anySector, anyRadius, ({ method, index }, radius) => {
        const parted = familyAt(method, index) !== familyAt(method, index + 1);
        expect(gapAfter(method, index, radius)).to.be.closeTo(parted ? 10 : 4, 0.05);
      }),
    );
  });

  it('have cells of one width, whatever their place in the family', () => {
    fc.assert(
      fc.property(anySector, fc.nat(), anyRadius, ({ method, index }, other, radius) => {
        const family = familyAt(method, index);
        const members = [...method.approaches.keys()].filter((each) => familyAt(method, each) === family);
        const beside = members[other % members.length] ?? index;
        expect(widthOf(method, index, radius)).to.be.closeTo(widthOf(method, beside, radius), 0.02);
      }),
    );
  });

  it('are braced from the first cell to the last one, and no further', () => {
    for (const method of METHODS)
      for (const [index, { key }] of method.families.entries()) {
        const points = pointsOf(braces(method)[index] ?? '');
        const keys = method.approaches.filter(({ family }) => family === key).map((each) => each.key);
        const [from] = edgeAngles(placeOf(method, keys.at(0) ?? ''), BRACE_RADIUS);
        const [, to] = edgeAngles(placeOf(method, keys.at(-1) ?? ''), BRACE_RADIUS);
        expectNear(points.at(0), pointAt(from, BRACE_RADIUS));
        expectNear(points.at(-1), pointAt(to, BRACE_RADIUS));
        // An arc goes the short way: one of more than half a turn needs a point on its way.
        expect(points.length, key).to.equal(to - from > 180 ? 3 : 2);
        if (points.length === 3) expectNear(points[1], pointAt((from + to) / 2, BRACE_RADIUS));
      }
  });
});

describe('the names of the families', () => {
  for (const lang of LANGS) {
    it(`stand in the blank band, clear of the hub and of the brace (${lang})`, () => {
      for (const { label } of familyLabels(SOCIAL_MEDIA, lang)) {
        const [up, down] = [0.9 * label.size, 0];
        const [top, bottom] = label.flipped
          ? [label.radius + down, label.radius - 0.75 * label.size]
          : [label.radius + up, label.radius - down];
        expect(top, label.text).to.be.at.most(BRACE_RADIUS - 2);
        expect(bottom, label.text).to.be.at.least(HUB + 8);
      }
    });

    it(`stay along their own sectors, on a baseline that holds every letter (${lang})`, () => {
      for (const [index, { label }] of familyLabels(SOCIAL_MEDIA, lang).entries()) {
        expect(label.angle).to.equal(90 * index + 30);
        const half = ((label.width / 2 / (label.radius - label.size)) * 180) / Math.PI;
        expect(half, label.text).to.be.below(40);
        expect(label.width, label.text).to.be.below(2 * label.radius * Math.sin(Math.PI / 6));
      }
    });

    it(`never read upside down (${lang})`, () => {
      expect(familyLabels(SOCIAL_MEDIA, lang).map(({ label }) => label.flipped)).to.deep.equal([
        false,
        true,
        true,
        false,
      ]);
    });
  }

  it('stand along the middle of their arc', () => {
    const angles = (...sizes: readonly number[]) =>
      familyLabels(methodWith(...sizes), 'fr').map(({ label }) => label.angle);
    expect(angles(2, 2, 2, 2)).to.deep.equal([22.5, 112.5, 202.5, 292.5]);
    expect(angles(1, 5)).to.deep.equal([0, 180]);
  });

  it('never run into one another: what is longer than its family is left out where it would', () => {
    for (const method of METHODS) {
      const labels = familyLabels(method, 'fr').map(({ label }) => label);
      for (const [index, one] of labels.entries())
        for (const other of labels.slice(index + 1)) {
          const turn = Math.abs(one.angle - other.angle);
          const apart = (Math.min(turn, 360 - turn) * Math.PI * 71.5) / 180;
          expect(apart, `${one.text} / ${other.text}`).to.be.at.least((one.width + other.width) / 2);
        }
    }
    const named = (...sizes: readonly number[]) =>
      familyLabels(methodWith(...sizes), 'fr').map(({ label }) => label.text);
    expect(named(6, 6, 6)).to.deep.equal(['Relation', 'Métier', 'Désir']);
    expect(named(1, 15)).to.deep.equal(['Relation', 'Métier']);
    expect(named(1, 1, 1, 1, 1, 11)).to.deep.equal(['Proximité']);
  });
});

/** The distance along the circle between the cells of a sector and those of the next one. */
function gapAfter(method: Method, index: number, radius: number): number {
  const count = method.approaches.length;
  const [, end] = edgeAngles(placeAt(method, index), radius);
  const [start] = edgeAngles(placeAt(method, index + 1), radius);
  const turn = index + 1 === count ? 360 : 0;
  return ((start + turn - end) * Math.PI * radius) / 180;
}

/** Straight across a cell, at the distance `radius` from the hub. */
function widthOf(method: Method, index: number, radius: number): number {
  const [left, right] = edgeAngles(placeAt(method, index), radius);
  return ((right - left) * Math.PI * radius) / 180;
}

function placeAt(method: Method, index: number) {
  return placeOf(method, method.approaches[index % method.approaches.length]?.key ?? '');
}

function familyAt({ approaches }: Method, index: number): string | undefined {
  return approaches[index % approaches.length]?.family;
}

type Spot = readonly [x: number, y: number];

/** The points at which the parts of a path begin and end. */
function pointsOf(path: string): readonly Spot[] {
  return [...path.matchAll(/(?:M|A\S+ \S+ 0 0 1 )(\S+) (\d+(?:\.\d+)?)/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
}

function expectNear([x, y]: Spot = [NaN, NaN], [wantedX, wantedY]: Spot): void {
  expect(x).to.be.closeTo(wantedX, 0.01);
  expect(y).to.be.closeTo(wantedY, 0.01);
  expect(Math.hypot(x - CENTRE, y - CENTRE)).to.be.closeTo(BRACE_RADIUS, 0.02);
}
