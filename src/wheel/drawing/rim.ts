import type { ApproachKey, Method } from '../../method/method.ts';
import { SIZE, xy } from './circle.ts';
import { RISE } from './labels.ts';
import { textWidth } from './letters.ts';
import type { Lang } from '../../i18n/languages.ts';

/** Where the label of a sector stands. */
export interface RimPlace {
  readonly key: ApproachKey;
  readonly size: number;
  /** The radius of its middle. */
  readonly middle: number;
  /** How wide it is in bold and how wide it may be, in units of the picture. */
  readonly width: number;
  readonly room: number;
}

interface Rim {
  /** The most sectors for which it is. */
  readonly most: number;
  readonly size: number;
  /** The radii of one or two rows of labels. */
  readonly near: number;
  readonly far?: number;
  /** How far the labels reach beyond the square of SIZE. */
  readonly margin: number;
}

/**
 * From 13 sectors on, words are wider than sectors: neighbours take turns in two rows. The margin lets a ring of 32 units be 24 px
 * on a screen of 320.
 */
const TWO_ROWS = { most: Infinity, size: 15, near: 163, far: 182, margin: 12 } as const;
const RIMS: readonly Rim[] = [
  { most: 9, size: 16, near: 168.3, margin: 0 },
  { most: 12, size: 14, near: 168.3, margin: 0 },
  TWO_ROWS,
];
const GAP = 3;
/** Between two labels of the inner row a line leads to one of the outer row. */
const LEADER = { gap: 8, from: 157.5, to: 172 } as const;

/** The part of the plane that holds a wheel and its labels, and `below` more under it. */
export function viewBoxOf(method: Method, below = 0): string {
  const { margin, side } = frameOf(method);
  return [-margin, -margin, side, side + below].join(' ');
}

export interface Frame {
  /** How far the picture reaches beyond the square of SIZE on each side. */
  readonly margin: number;
  readonly side: number;
}

export function frameOf(method: Method): Frame {
  const { margin } = rimFor(method);
  return { margin, side: SIZE + 2 * margin };
}

/** Where the labels stand, in wheel order. */
export function rimOf(method: Method, lang: Lang): readonly RimPlace[] {
  const { size, near, far } = rimFor(method);
  const labels = method.approaches.map(({ key, label }) => ({
    key,
    size,
    width: textWidth(label[lang], size, true),
  }));
  if (far !== undefined) return takeTurns(labels, near, far);
  const room = arcLength(1 / labels.length, near, size) - GAP;
  return labels.map((label) => ({ ...label, middle: near, room }));
}

type Label = Pick<RimPlace, 'key' | 'size' | 'width'>;

function takeTurns(labels: readonly Label[], near: number, far: number): readonly RimPlace[] {
  const count = labels.length;
  const seam = seamOf(labels.map(({ width }) => width));
  return labels.map((label, index) => {
    const turn = (index + count - seam.first) % count;
    const middle = turn % 2 === 0 ? far : near;
    const room = arcLength(2 / count, middle, label.size) - LEADER.gap;
    const shared = (2 * label.width * (arcLength(1 / count, far, label.size) - GAP)) / seam.width;
    const isAtSeam = seam.width > 0 && (turn === 0 || turn === count - 1);
    return { ...label, middle, room: isAtSeam ? Math.min(room, shared) : room };
  });
}

/**
 * Where the turns begin. Of an odd number of labels the first and the last one are neighbours in the outer row: the two that are
 * shortest together, `width` in all.
 */
function seamOf(widths: readonly number[]): Readonly<Record<'first' | 'width', number>> {
  if (widths.length % 2 === 0) return { first: 1, width: 0 };
  const pairs = widths.map((width, index) => width + (widths.at(index - 1) ?? 0));
  const width = Math.min(...pairs);
  return { first: pairs.indexOf(width), width };
}

/** How long a part of the turn is where the letters of a label are nearest to the hub. */
function arcLength(part: number, middle: number, size: number): number {
  return part * 2 * Math.PI * (middle - size * RISE);
}

/** The lines that lead to the labels of the outer row, as one path. */
export function leadersOf(method: Method, lang: Lang): string {
  const { far } = rimFor(method);
  const step = 360 / method.approaches.length;
  const lines = rimOf(method, lang).map(({ middle }, index) =>
    middle === far ? `M${xy(index * step, LEADER.from)}L${xy(index * step, LEADER.to)}` : '',
  );
  return lines.join('');
}

/** The labels that are wider in bold than their place: a wheel squeezes them. */
export function labelsTooWide(method: Method, lang: Lang): readonly RimPlace[] {
  return rimOf(method, lang).filter(({ width, room }) => width > room);
}

/** The size of the letters of all labels. */
export function labelSize(method: Method): number {
  return rimFor(method).size;
}

function rimFor({ approaches }: Method): Rim {
  return RIMS.find(({ most }) => approaches.length <= most) ?? TWO_ROWS;
}
