import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { APPROACH_KEYS } from '../../../src/wheel/approaches.ts';
import { focusOf } from '../../../src/wheel/focus.ts';
import { SIZE, pointAt } from '../../../src/wheel/drawing/circle.ts';
import { BANDS } from '../../../src/wheel/drawing/geometry.ts';
import type { Point } from '../../../src/wheel/drawing/circle.ts';
import { RISING_LEVELS, thresholdsOf } from '../../../src/wheel/drawing/live-verdict.ts';
import { paintCss } from '../../../src/wheel/drawing/paint-css.ts';
import { wheelWith } from '../builders.ts';
import { FOCUS_LEVELS, STATES } from '../../../src/terms.ts';
import type { FocusLevel, State } from '../../../src/terms.ts';

const css = paintCss();
const MAX_BYTES = 12_000;
/** Chords leave their arc by less than this, in units of the picture; so do two decimals of a percentage. */
const SLACK = 0.3;

describe('the style sheet that paints', () => {
  it('is the same at every start and small on the wire', () => {
    expect(paintCss()).to.equal(css);
    expect(gzipSync(css).length).to.be.below(MAX_BYTES);
  });

  it('is whole: every brace and bracket is closed', () => {
    for (const [open, close] of [
      ['{', '}'],
      ['(', ')'],
      ['[', ']'],
    ] as const)
      expect(css.split(open).length).to.equal(css.split(close).length);
  });

  it('holds no word: what it shows stands in the page', () => {
    const strings = [...css.matchAll(/content:([^;}]*)/g)].map(([, value]) => value);
    expect(
      new Set(strings.map((value) => value?.replace(/counter\(\w+\)|attr\([\w-]+\)/g, ''))),
    ).to.have.all.keys('""', ' " " ');
  });

  it('repaints each sector for each of its three radios', () => {
    for (const key of APPROACH_KEYS)
      for (const state of STATES)
        expect(css.split(`:has(#${key}-${state}:checked) .wheel [data-approach=${key}]`)).to.have.length(2);
  });

  it('tells the rings of one sector from those of another by the start of their names', () => {
    for (const one of APPROACH_KEYS)
      expect(APPROACH_KEYS.filter((other) => `${other}-`.startsWith(`${one}-`))).to.deep.equal([one]);
  });
});

describe('the rings that a pointer finds', () => {
  it('lie where the picture draws them, each point of a ring in that ring alone', () => {
    const ring = fc.record({
      index: fc.nat(APPROACH_KEYS.length - 1),
      state: fc.constantFrom(...STATES),
      along: fc.double({ min: 0, max: 1, noNaN: true }),
      across: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(ring, ({ index, state, along, across }) => {
        const [near, far] = BANDS[state];
        const radius = near + SLACK + along * (far - near - 2 * SLACK);
        const side = (SLACK / radius) * (180 / Math.PI);
        const angle = index * 30 - 15 + side + across * (30 - 2 * side);
        const point = pointAt(angle, radius);
        expect(ringsAt(point)).to.deep.equal([`${APPROACH_KEYS[index]}-${state}`]);
      }),
      { numRuns: 2000 },
    );
  });

  it('leave the hub and the labels alone', () => {
    for (let angle = 0; angle < 360; angle += 3)
      for (const radius of [0, 30, BANDS.none[0] - 3, BANDS.priority[1] + SLACK, 170])
        expect(ringsAt(pointAt(angle, radius))).to.deep.equal([]);
  });
});

describe('the live verdict', () => {
  it('is one, and that of the rule, for every count of priorities and secondaries, staying away or not', () => {
    for (const abstains of [false, true])
      for (let priority = 0; priority <= 12; priority += 1)
        for (let secondary = 0; priority + secondary <= 12; secondary += 1)
          expect(
            FOCUS_LEVELS.filter((level) => isShown(level, priority, priority + secondary, abstains)),
            `${priority} + ${secondary}`,
          ).to.deep.equal([focusOf(wheelWith(priority, secondary), abstains)]);
  });

  it('begins each level where the rule begins it', () => {
    expect(RISING_LEVELS.map((level) => thresholdsOf(level)[0])).to.deep.equal([
      { priority: 0, marked: 0 },
      { priority: 0, marked: 1 },
      { priority: 1, marked: 1 },
      { priority: 3, marked: 3 },
      { priority: 4, marked: 4 },
      { priority: 0, marked: 11 },
    ]);
  });
});

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly turnY: number;
  readonly outline: readonly Point[];
}

/** The labels under a point of the picture, as the sheet places, turns and cuts them. */
function ringsAt(point: Point): readonly string[] {
  return APPROACH_KEYS.flatMap((key) =>
    STATES.filter((state) => isInside(turned(point, -turnOf(key)), outlineOf(state))).map(
      (state) => `${key}-${state}`,
    ),
  );
}

function turnOf(key: string): number {
  return Number(new RegExp(`\\[for\\^="${key}-"\\]\\{--turn:(\\d+)deg\\}`).exec(css)?.[1]);
}

const outlines = new Map<State, readonly Point[]>();

function outlineOf(state: State): readonly Point[] {
  const known = outlines.get(state);
  if (known !== undefined) return known;
  const { left, top, width, height, turnY, outline } = boxOf(state);
  expect(top + turnY * height, 'turns about the middle of the picture').to.be.closeTo(SIZE / 2, SLACK);
  expect(left + width / 2).to.be.closeTo(SIZE / 2, SLACK);
  const points = outline.map(([x, y]): Point => [left + x * width, top + y * height]);
  outlines.set(state, points);
  return points;
}

function boxOf(state: State): Box {
  const body = new RegExp(`\\[for\\$="-${state}"\\]\\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  const part = (name: string) => Number(new RegExp(`(?:^|;)${name}:([\\d.]+)%`).exec(body)?.[1]) / 100;
  const corners = /polygon\(evenodd,([^)]*)\)/.exec(body)?.[1] ?? '';
  return {
    left: part('left') * SIZE,
    top: part('top') * SIZE,
    width: part('width') * SIZE,
    height: part('height') * SIZE,
    turnY: Number(/transform-origin:50% ([\d.]+)%/.exec(body)?.[1]) / 100,
    outline: corners.split(',').map((corner): Point => {
      const [x = NaN, y = NaN] = corner.split(' ').map((each) => parseFloat(each) / 100);
      return [x, y];
    }),
  };
}

function turned([x, y]: Point, degrees: number): Point {
  const turn = (degrees * Math.PI) / 180;
  const [across, down] = [x - SIZE / 2, y - SIZE / 2];
  return [
    SIZE / 2 + across * Math.cos(turn) - down * Math.sin(turn),
    SIZE / 2 + across * Math.sin(turn) + down * Math.cos(turn),
  ];
}

function isInside([x, y]: Point, outline: readonly Point[]): boolean {
  return outline.reduce((inside, [x1, y1], index) => {
    const [x2, y2] = outline[(index + 1) % outline.length] ?? [x1, y1];
    const crosses = y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
    return crosses ? !inside : inside;
  }, false);
}

/** Whether the sheet shows a verdict, read from its selector: chains of fieldsets before the panel, and the box. */
function isShown(level: FocusLevel, priority: number, marked: number, abstains: boolean): boolean {
  const panel = new RegExp(`^(.*) \\[data-level=${level}\\]\\{display:block\\}$`, 'm').exec(css)?.[1] ?? '';
  const short = panel
    .replaceAll('.approach:has([value=priority]:checked)~', 'P')
    .replaceAll('.approach:has(:is([value=priority],[value=secondary]):checked)~', 'M')
    .replace('.step-approaches:not(:has(#abstain:checked)) ', abstains ? 'no' : '')
    .replace('.step-approaches:has(#abstain:checked) ', abstains ? '' : 'no')
    .replaceAll('.panel', '#');
  const selector = /^(no)?#(?::is\(((?:[^()]|\([^()]*\))*)\))?(?::not\(((?:[^()]|\([^()]*\))*)\))?$/.exec(
    short,
  );
  expect(selector, short).not.to.equal(null);
  const [, never, here, beyond] = selector ?? [];
  const holds = (list: string) => list.split(',').some((each) => chainHolds(each, priority, marked));
  return (
    never === undefined && (here === undefined || holds(here)) && (beyond === undefined || !holds(beyond))
  );
}

function chainHolds(chain: string, priority: number, marked: number): boolean {
  const parts = /^(P*)(M*)#(?::is\((M+)#\))?$/.exec(chain);
  expect(parts, chain).not.to.equal(null);
  const [, priorities = '', marks = '', both = ''] = parts ?? [];
  return priority >= priorities.length && marked >= Math.max(marks.length, both.length);
}
