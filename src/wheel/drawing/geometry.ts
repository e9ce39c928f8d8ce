import { messagesFor } from '../../i18n/messages.ts';
import { approachOf, keysOf } from '../../method/method.ts';
import type { ApproachKey, Method } from '../../method/method.ts';
import { CENTRE, arc, pointAt, xy } from './circle.ts';
import type { Point } from './circle.ts';
import { focusOf } from '../focus.ts';
import { rimOf } from './rim.ts';
import type { RimPlace } from './rim.ts';
import { labelShape } from './labels.ts';
import type { LabelShape } from './labels.ts';
import { countsOf, stateOf } from '../wheel.ts';
import type { Wheel } from '../wheel.ts';
import type { FocusLevel, State } from '../../terms.ts';
import type { Lang } from '../../i18n/languages.ts';

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

/** The paths of a sector. */
export interface Cells {
  /** The outline of the sector and the line between its rings: all there is of an empty one. */
  readonly frame: string;
  readonly inner: string;
  readonly outer: string;
}

/** Where the cells of a sector stand. */
interface Place {
  readonly middle: number;
  /** How much of the turn is its own, in degrees. */
  readonly angle: number;
  /** How much more than the gap of all cells there is on either side; a little less than none between two of a family. */
  readonly sides: readonly [left: number, right: number];
}

export interface SectorShape extends Place, Cells {
  readonly key: ApproachKey;
  readonly state: State;
  readonly suggested: 'secondary' | 'priority' | undefined;
  readonly from: number;
  readonly to: number;
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

/** Keeps neighbouring cells apart; their edges stay parallel. */
export const CELL_GAP = 2;
/** So much more of a gap parts a family from its neighbours, on its side. */
const FAMILY_GAP = 3;
const SECTOR_BAND = [BANDS.secondary[0], BANDS.priority[1]] as const;
const DOTS_GAP = 7;
/** From dot to dot, more or less: corners have one. */
const DOT_STEP = 6;

/** Everything there is to draw of a wheel, in `lang`: the SVG, the PNG and the PDF are made from this list. */
export function wheelShapes(wheel: Wheel, lang: Lang): WheelShapes {
  const level = focusOf(wheel, wheel.abstains ?? false);
  return {
    level,
    sectors: rimOf(wheel.method, lang).map((place) => sectorShape(place, wheel, lang)),
    hub: hubLines(wheel, level, lang),
  };
}

function sectorShape(rim: RimPlace, wheel: Wheel, lang: Lang): SectorShape {
  const { key, label } = approachOf(wheel.method, rim.key);
  const place = placeOf(wheel.method, key);
  const { middle, angle } = place;
  const state = stateOf(wheel.choices, key);
  const bold = state === 'priority';
  return {
    key,
    state,
    suggested: wheel.suggested?.[key],
    from: middle - angle / 2,
    to: middle + angle / 2,
    ...place,
    ...cellsAt(place),
    dots: outlineDots(place),
    label: labelShape(label[lang], { ...rim, angle: middle, bold }),
  };
}

/** Sectors have equal parts of the turn, clockwise from the top; within a family all cells are of one width. */
export function placeOf(method: Method, key: ApproachKey): Place {
  const keys = keysOf(method);
  const { family } = approachOf(method, key);
  const members = method.approaches.filter((each) => each.family === family).map((each) => each.key);
  const angle = 360 / keys.length;
  const narrower = (2 * FAMILY_GAP) / members.length;
  const left = FAMILY_GAP - narrower * members.indexOf(key);
  return { middle: keys.indexOf(key) * angle, angle, sides: [left, narrower - left] };
}

export function cellsAt(place: Place): Cells {
  return {
    frame: cellPath(place, SECTOR_BAND) + stepPath(place),
    inner: cellPath(place, BANDS.secondary),
    outer: cellPath(place, BANDS.priority),
  };
}

/** A sector of a ring, `gap` units and more inside its bounds on every side. */
export function cellPath(place: Place, [inside, outside]: Band, gap = CELL_GAP): string {
  const [near, far] = [inside + gap, outside - gap];
  const [nearLeft, nearRight] = edgeAngles(place, near, gap);
  const [farLeft, farRight] = edgeAngles(place, far, gap);
  return [
    `M${xy(farLeft, far)}`,
    arc(farRight, far, 1),
    `L${xy(nearRight, near)}`,
    arc(nearLeft, near, 0),
    'Z',
  ].join('');
}

function stepPath(place: Place): string {
  const radius = BANDS.secondary[1] - CELL_GAP;
  const [left, right] = edgeAngles(place, radius);
  return `M${xy(left, radius)}${arc(right, radius, 1)}`;
}

/** Where the sides of a cell cross the circle of `radius`, `gap` units and more inside its sector. */
export function edgeAngles({ middle, angle, sides }: Place, radius: number, gap = CELL_GAP): Band {
  const half = (side: number): number => angle / 2 - (Math.asin((gap + side) / radius) * 180) / Math.PI;
  const [left, right] = sides;
  return [middle - half(left), middle + half(right)];
}

/** Clockwise from the first corner of the rim, with a dot on each corner. */
function outlineDots(place: Place): readonly Point[] {
  const [near, far] = [SECTOR_BAND[0] + DOTS_GAP, SECTOR_BAND[1] - DOTS_GAP];
  const [nearLeft, nearRight] = edgeAngles(place, near, DOTS_GAP);
  const [farLeft, farRight] = edgeAngles(place, far, DOTS_GAP);
  return [
    ...arcDots(far, farLeft, farRight),
    ...lineDots(pointAt(farRight, far), pointAt(nearRight, near)),
    ...arcDots(near, nearRight, nearLeft),
    ...lineDots(pointAt(nearLeft, near), pointAt(farLeft, far)),
  ];
}

function arcDots(radius: number, from: number, to: number): readonly Point[] {
  const length = (Math.abs(to - from) * Math.PI * radius) / 180;
  return parts(length).map((part) => pointAt(from + part * (to - from), radius));
}

function lineDots([x1, y1]: Point, [x2, y2]: Point): readonly Point[] {
  return parts(Math.hypot(x2 - x1, y2 - y1)).map((part) => [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part]);
}

/** Where dots stand on a line of this length, from 0 up to its end, which is the start of the next one. */
function parts(length: number): readonly number[] {
  const steps = Math.max(Math.round(length / DOT_STEP), 1);
  return Array.from({ length: steps }, (_, step) => step / steps);
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
  const { priority, secondary } = countsOf(wheel);
  return [
    { ...verdict, y: CENTRE - 10 },
    { text: words.hubPriorities(priority), bold: false, size: 15, y: CENTRE + 15 },
    { text: words.hubSecondaries(secondary), bold: false, size: 15, y: CENTRE + 35 },
  ];
}
