import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { keysOf } from '../../../src/method/method.ts';
import type { Method } from '../../../src/method/method.ts';
import { withOwn } from '../../../src/method/own.ts';
import { focusOf, focusOfCounts } from '../../../src/wheel/focus.ts';
import { SIZE, pointAt } from '../../../src/wheel/drawing/circle.ts';
import { BANDS } from '../../../src/wheel/drawing/geometry.ts';
import type { Point } from '../../../src/wheel/drawing/circle.ts';
import { RISING_LEVELS, thresholdsOf } from '../../../src/wheel/drawing/live-verdict.ts';
import { paintCss, paintCssOver } from '../../../src/wheel/drawing/paint-css.ts';
import { frameOf } from '../../../src/wheel/drawing/rim.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, chosen } from '../../support/method.ts';
import { methodWith, wheelWith } from '../builders.ts';
import { FOCUS_LEVELS, STATES } from '../../../src/terms.ts';
import type { FocusLevel, State } from '../../../src/terms.ts';

const css = paintCss(SOCIAL_MEDIA);
const own = { label: 'Réparer', verb: 'réparer', noun: 'la réparation', lang: 'fr' } as const;
/** From the fewest sectors of a method to the most, with a reader's own. */
const METHODS = [
  SOCIAL_MEDIA,
  withOwn(SOCIAL_MEDIA, [{ key: 'own-2', family: 'care', ...own }]),
  ...[
    [3, 3],
    [3, 4],
    [2, 2, 2, 2],
    [3, 6],
    [5, 5],
    [5, 6],
    [6, 6],
    [7, 6],
    [7, 7],
    [5, 5, 5],
    [8, 8],
  ].map((sizes) => methodWith(...sizes)),
  methodWith(8, 9),
  methodWith(6, 6, 6),
];
const nameOf = ({ approaches }: Method) => `${approaches.length} sectors`;
const MAX_BYTES = 12_000;
/** Chords leave their arc by less than this, in units of the picture; so do two decimals of a percentage. */
const SLACK = 0.3;

describe('the style sheet that paints', () => {
  it('is the same at every start and small on the wire', () => {
    for (const method of METHODS) {
      const sheet = paintCssOver(method);
      expect(paintCssOver(structuredClone(method))).to.equal(sheet);
      expect(gzipSync(sheet).length, nameOf(method)).to.be.below(MAX_BYTES);
    }
  });

  it('is whole: every brace and bracket is closed', () => {
    for (const sheet of METHODS.map(paintCssOver))
      for (const [open, close] of [
        ['{', '}'],
        ['(', ')'],
        ['[', ']'],
      ] as const)
        expect(sheet.split(open).length).to.equal(sheet.split(close).length);
  });

  it('takes back the verdicts of the sheet that it comes after, in a layer above it', () => {
    for (const method of METHODS) {
      const lines = paintCssOver(method).split('\n');
      expect(lines[0]).to.match(/^@layer painting\{/);
      expect(lines[1]).to.equal('.live-verdicts>p{display:none}');
      expect(lines[2]).to.contain(`100cqi / ${frameOf(method).side})`);
    }
    expect(css)
      .to.match(/^@layer components\{/)
      .and.not.to.contain('.live-verdicts>p');
  });

  it('tells of its own unit only where the picture is larger than its square', () => {
    expect(css).not.to.contain('--unit');
    expect(paintCss(methodWith(6, 7))).to.contain('.painted-wheel{--unit:calc(100cqi / 384);--margin:12}');
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

  it('tells them apart by their whole names where one begins as another one does', () => {
    const [first, second, ...rest] = SOCIAL_MEDIA.approaches;
    if (first === undefined || second === undefined) throw new Error('too few approaches');
    const approaches = [first, { ...second, key: 'listen-well' }, ...rest];
    const sheet = paintCss({ ...SOCIAL_MEDIA, approaches });
    const names = ['none', 'secondary', 'priority'].map((state) => `.wheel-overlay [for=listen-${state}]`);
    expect(sheet)
      .to.contain(`${names.join()}{--turn:0deg}`)
      .and.to.contain('[for^="listen-well-"]{--turn:30deg}');
    expect(sheet).not.to.contain('[for^="listen-"]');
  });
});

describe('the rings that a pointer finds', () => {
  for (const method of METHODS)
    it(`lie where the picture draws them, each point of a ring in that ring alone: ${nameOf(method)}`, () => {
      const overlay = overlayOf(method);
      const keys = keysOf(method);
      const step = 360 / keys.length;
      const ring = fc.record({
        index: fc.nat(keys.length - 1),
        state: fc.constantFrom(...STATES),
        along: fc.double({ min: 0, max: 1, noNaN: true }),
        across: fc.double({ min: 0, max: 1, noNaN: true }),
      });
      fc.assert(
        fc.property(ring, ({ index, state, along, across }) => {
          const [near, far] = BANDS[state];
          const radius = near + SLACK + along * (far - near - 2 * SLACK);
          const side = (SLACK / radius) * (180 / Math.PI);
          const angle = (index - 0.5) * step + side + across * (step - 2 * side);
          expect(ringsAt(pointAt(angle, radius), overlay)).to.deep.equal([`${keys[index]}-${state}`]);
        }),
        { numRuns: 400 },
      );
    });

  it('leave the hub and the labels alone', () => {
    for (const method of METHODS) {
      const overlay = overlayOf(method);
      for (let angle = 0; angle < 360; angle += 3)
        for (const radius of [0, 30, BANDS.none[0] - 3, BANDS.priority[1] + SLACK, 170])
          expect(ringsAt(pointAt(angle, radius), overlay)).to.deep.equal([]);
    }
  });
});

describe('the live verdict', () => {
  it('is one, and that of the rule, for every count of priorities and secondaries, staying away or not', () => {
    for (const abstains of [false, true])
      for (let priority = 0; priority <= 12; priority += 1)
        for (let secondary = 0; priority + secondary <= 12; secondary += 1)
          expect(
            shownAt(css, priority, priority + secondary, abstains),
            `${priority} + ${secondary}`,
          ).to.deep.equal([focusOf(chosen(wheelWith(priority, secondary)), abstains)]);
  });

  for (const method of METHODS)
    it(`follows the number of sectors: ${nameOf(method)}`, () => {
      const sheet = paintCssOver(method);
      for (const abstains of [false, true])
        for (let marked = 0; marked <= method.approaches.length; marked += 1)
          for (let priority = 0; priority <= marked; priority += 1)
            expect(shownAt(sheet, priority, marked, abstains), `${priority} of ${marked}`).to.deep.equal([
              focusOfCounts(method, priority, marked, abstains),
            ]);
    });

  it('begins each level where the rule begins it', () => {
    const least = (method: Method) => RISING_LEVELS.map((level) => thresholdsOf(method, level)[0]);
    const common = [
      { priority: 0, marked: 0 },
      { priority: 0, marked: 1 },
      { priority: 1, marked: 1 },
      { priority: 3, marked: 3 },
      { priority: 4, marked: 4 },
    ];
    expect(least(SOCIAL_MEDIA)).to.deep.equal([...common, { priority: 0, marked: 11 }]);
    expect(least(methodWith(6, 6, 6))).to.deep.equal([...common, { priority: 0, marked: 17 }]);
  });
});

function shownAt(sheet: string, priority: number, marked: number, abstains: boolean): readonly FocusLevel[] {
  return FOCUS_LEVELS.filter((level) => isShown(sheet, { level, priority, marked, abstains }));
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly turnY: number;
  readonly outline: readonly Point[];
}

interface Overlay {
  readonly turns: readonly { readonly key: string; readonly turn: number }[];
  readonly outlines: ReadonlyMap<State, readonly Point[]>;
}

/** The labels under a point of the picture, as the sheet places, turns and cuts them. */
function ringsAt(point: Point, { turns, outlines }: Overlay): readonly string[] {
  return turns.flatMap(({ key, turn }) =>
    STATES.filter((state) => isInside(turned(point, -turn), outlines.get(state) ?? [])).map(
      (state) => `${key}-${state}`,
    ),
  );
}

function overlayOf(method: Method): Overlay {
  const sheet = paintCssOver(method);
  const turns = keysOf(method).map((key) => ({
    key,
    turn: Number(new RegExp(`\\[for\\^="${key}-"\\]\\{--turn:([\\d.]+)deg\\}`).exec(sheet)?.[1]),
  }));
  return { turns, outlines: new Map(STATES.map((state) => [state, outlineOf(method, sheet, state)])) };
}

function outlineOf(method: Method, sheet: string, state: State): readonly Point[] {
  const { margin, side } = frameOf(method);
  const { left, top, width, height, turnY, outline } = boxOf(sheet, state, side);
  const turnsAbout = top + turnY * height - margin;
  expect(turnsAbout, 'turns about the middle of the picture').to.be.closeTo(SIZE / 2, SLACK);
  expect(left + width / 2 - margin).to.be.closeTo(SIZE / 2, SLACK);
  return outline.map(([x, y]): Point => [left + x * width - margin, top + y * height - margin]);
}

function boxOf(sheet: string, state: State, side: number): Box {
  const body = new RegExp(`\\[for\\$="-${state}"\\]\\{([^}]*)\\}`).exec(sheet)?.[1] ?? '';
  const part = (name: string) => Number(new RegExp(`(?:^|;)${name}:([\\d.]+)%`).exec(body)?.[1]) / 100;
  const corners = /polygon\(evenodd,([^)]*)\)/.exec(body)?.[1] ?? '';
  return {
    left: part('left') * side,
    top: part('top') * side,
    width: part('width') * side,
    height: part('height') * side,
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

interface Shown {
  readonly level: FocusLevel;
  readonly priority: number;
  readonly marked: number;
  readonly abstains: boolean;
}

/** Whether the sheet shows a verdict, read from its selector: chains of fieldsets before the panel, and the box. */
function isShown(sheet: string, { level, priority, marked, abstains }: Shown): boolean {
  const shows = new RegExp(`^(.*) \\[data-level=${level}\\]\\{display:block\\}$`, 'm');
  const panel = shows.exec(sheet)?.[1] ?? '';
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
