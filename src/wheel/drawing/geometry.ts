import { messagesFor } from '../../i18n/messages.ts';
import { APPROACHES } from '../approaches.ts';
import type { Approach, ApproachKey } from '../approaches.ts';
import { focusOf } from '../focus.ts';
import { textWidth } from './letters.ts';
import { countsOf } from '../wheel.ts';
import type { Wheel } from '../wheel.ts';
import type { FocusLevel, State } from '../../terms.ts';
import type { Lang } from '../../i18n/languages.ts';

/** Side of the square picture. Every length here is in its units, every angle in degrees clockwise from the top. */
export const SIZE = 360;
export const CENTRE = SIZE / 2;

/**
 * Inner and outer radius of each state in a sector; in the blank `none` band a form clears the sector. Each is 30 units or more:
 * 24 px where the picture is 288 px wide, on a screen of 320.
 */
export const BANDS: Readonly<Record<State, Band>> = {
  none: [58, 90],
  secondary: [90, 122],
  priority: [122, 156],
};

export type Band = readonly [from: number, to: number];
export type Point = readonly [x: number, y: number];

export interface LabelShape {
  readonly text: string;
  readonly bold: boolean;
  readonly angle: number;
  readonly radius: number;
  /** Written anticlockwise with its top towards the hub, so that it is not upside down. */
  readonly flipped: boolean;
  readonly size: number;
  /** Measured in Source Sans 3; another font is squeezed to it, so that labels never meet. */
  readonly width: number;
  readonly path: string;
}

export interface SectorShape {
  readonly key: ApproachKey;
  readonly state: State;
  readonly suggested: 'secondary' | 'priority' | undefined;
  readonly from: number;
  readonly to: number;
  /** The outline of the sector and the line between its rings: all there is of an empty one. */
  readonly frame: string;
  readonly inner: string;
  readonly outer: string;
  readonly dots: readonly Point[];
  readonly label: LabelShape;
}

export interface HubLine {
  readonly text: string;
  readonly bold: boolean;
  readonly size: number;
  readonly y: number;
}

export interface WheelShapes {
  readonly level: FocusLevel;
  readonly sectors: readonly SectorShape[];
  readonly hub: readonly HubLine[];
}

const SECTOR_ANGLE = 360 / APPROACHES.length;
/** Keeps neighbouring cells apart; their edges stay parallel. */
export const CELL_GAP = 2;
const SECTOR_BAND = [BANDS.secondary[0], BANDS.priority[1]] as const;
const DOTS_GAP = 7;
/** How many steps between dots, about 6 units each, along the rim, each side and the hub edge. */
const DOT_STEPS = { far: 10, side: 9, near: 6 } as const;

export const LABEL_SIZE = 14;
const LABEL_MIDDLE = 168.3;
const LABEL_RISE = LABEL_SIZE * 0.33;

/** Everything there is to draw of a wheel, in `lang`: the SVG, the PNG and the PDF are made from this list. */
export function wheelShapes(wheel: Wheel, lang: Lang): WheelShapes {
  const level = focusOf(wheel.choices, wheel.abstains ?? false);
  return {
    level,
    sectors: APPROACHES.map((one, index) => sectorShape(one, index, wheel, lang)),
    hub: hubLines(wheel, level, lang),
  };
}

/** The point at `radius` from the centre, in the direction of `angle`. */
export function pointAt(angle: number, radius: number): Point {
  const turn = (angle * Math.PI) / 180;
  return [CENTRE + radius * Math.sin(turn), CENTRE - radius * Math.cos(turn)];
}

function sectorShape({ key, label }: Approach, index: number, wheel: Wheel, lang: Lang): SectorShape {
  const middle = index * SECTOR_ANGLE;
  const state = wheel.choices[key];
  return {
    key,
    state,
    suggested: wheel.suggested?.[key],
    from: middle - SECTOR_ANGLE / 2,
    to: middle + SECTOR_ANGLE / 2,
    frame: cellPath(middle, SECTOR_BAND) + stepPath(middle),
    inner: cellPath(middle, BANDS.secondary),
    outer: cellPath(middle, BANDS.priority),
    dots: outlineDots(middle),
    label: labelShape(label[lang], middle, state === 'priority'),
  };
}

function labelShape(text: string, angle: number, bold: boolean): LabelShape {
  const flipped = angle > 90 && angle < 270;
  const radius = flipped ? LABEL_MIDDLE + LABEL_RISE : LABEL_MIDDLE - LABEL_RISE;
  const width = textWidth(text, LABEL_SIZE, bold);
  const path = baseline(angle, radius, flipped);
  return { text, bold, angle, radius, flipped, size: LABEL_SIZE, width, path };
}

/** A sector of a ring, `gap` units inside its bounds on every side. */
export function cellPath(middle: number, [inside, outside]: Band, gap = CELL_GAP): string {
  const [near, far] = [inside + gap, outside - gap];
  const [nearHalf, farHalf] = [halfAngle(near, gap), halfAngle(far, gap)];
  return [
    `M${xy(middle - farHalf, far)}`,
    arc(middle + farHalf, far, 1),
    `L${xy(middle + nearHalf, near)}`,
    arc(middle - nearHalf, near, 0),
    'Z',
  ].join('');
}

function stepPath(middle: number): string {
  const radius = BANDS.secondary[1] - CELL_GAP;
  const half = halfAngle(radius, CELL_GAP);
  return `M${xy(middle - half, radius)}${arc(middle + half, radius, 1)}`;
}

/** Half of what a sector spans at `radius`, less `gap` units on the side. */
export function halfAngle(radius: number, gap: number): number {
  return SECTOR_ANGLE / 2 - (Math.asin(gap / radius) * 180) / Math.PI;
}

/** Clockwise from the first corner of the rim, with a dot on each corner. */
function outlineDots(middle: number): readonly Point[] {
  const [near, far] = [SECTOR_BAND[0] + DOTS_GAP, SECTOR_BAND[1] - DOTS_GAP];
  const [nearHalf, farHalf] = [halfAngle(near, DOTS_GAP), halfAngle(far, DOTS_GAP)];
  const side = (sign: 1 | -1, part: number): Point =>
    between(pointAt(middle + sign * farHalf, far), pointAt(middle + sign * nearHalf, near), part);
  return [
    ...parts(DOT_STEPS.far).map((part) => pointAt(middle + (2 * part - 1) * farHalf, far)),
    ...parts(DOT_STEPS.side).map((part) => side(1, part)),
    ...parts(DOT_STEPS.near).map((part) => pointAt(middle + (1 - 2 * part) * nearHalf, near)),
    ...parts(DOT_STEPS.side).map((part) => side(-1, 1 - part)),
  ];
}

function parts(steps: number): readonly number[] {
  return Array.from({ length: steps }, (_, step) => step / steps);
}

function between([x1, y1]: Point, [x2, y2]: Point, part: number): Point {
  return [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part];
}

function baseline(angle: number, radius: number, flipped: boolean): string {
  const reach = SECTOR_ANGLE * (flipped ? -1 : 1);
  return `M${xy(angle - reach, radius)}${arc(angle + reach, radius, flipped ? 0 : 1)}`;
}

export function arc(to: number, radius: number, sweep: 0 | 1): string {
  return `A${round(radius)} ${round(radius)} 0 0 ${sweep} ${xy(to, radius)}`;
}

export function xy(angle: number, radius: number): string {
  return pointAt(angle, radius).map(round).join(' ');
}

/** Two decimals, a fortieth of a pixel: the same on every machine. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function hubLines(wheel: Wheel, level: FocusLevel, lang: Lang): readonly HubLine[] {
  const words = messagesFor(lang).wheel;
  const verdict = { text: words.hub[level], bold: true, size: 21 };
  if (level === 'abstain') {
    return [
      { ...verdict, y: CENTRE - 2 },
      { text: words.hubByChoice, bold: false, size: 15, y: CENTRE + 21 },
    ];
  }
  const { priority, secondary } = countsOf(wheel.choices);
  return [
    { ...verdict, y: CENTRE - 10 },
    { text: words.hubPriorities(priority), bold: false, size: 15, y: CENTRE + 15 },
    { text: words.hubSecondaries(secondary), bold: false, size: 15, y: CENTRE + 35 },
  ];
}
