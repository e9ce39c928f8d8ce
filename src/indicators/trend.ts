import { formatDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/languages.ts';
import { round } from '../wheel/drawing/circle.ts';
import type { Point as Place } from '../wheel/drawing/circle.ts';
import type { Point } from './reading.ts';
import { SOFT, columnOf, daysUnder, isClear, labelAt, roomFor } from './trend-labels.ts';
import type { Block, LabelShape } from './trend-labels.ts';
import { GAP, KEY_LINE, PAGE_FRAME, isOnLeft, linesOf, marksOf, plotOf } from './trend-plot.ts';
import type { Mark, Plot, Trend, TrendFrame } from './trend-plot.ts';

export type { Trend };

/** `tick`: the start, across the axis. */
type LineName = 'axis' | 'zero' | 'tick' | 'target' | 'readings';

interface Look {
  /** In the units of a page; a drawing with other letters has it in their measure. */
  readonly width: number;
  readonly dash?: readonly [number, number];
  readonly soft?: boolean;
}

/** What tells the lines apart, whatever their colour. */
export const LOOKS: Readonly<Record<LineName, Look>> = {
  axis: { width: 1, soft: true },
  zero: { width: 1, soft: true },
  tick: { width: 3 },
  target: { width: 1.5, dash: [6, 4] },
  readings: { width: 2 },
};

export interface LineShape {
  readonly kind: 'line';
  readonly name: LineName;
  readonly places: readonly Place[];
}

export interface DotShape {
  readonly kind: 'dot';
  readonly place: Place;
  readonly radius: number;
  /** None where it explains a value. */
  readonly reading: Point | undefined;
}

export type TrendShape = LineShape | DotShape | LabelShape;

interface TrendShapes {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly TrendShape[];
}

/**
 * The shapes of one indicator, in the units of the frame: a line from the first reading, the start as a tick on the axis, the target
 * as a dashed line, their values, the first and the last day (follow-up.md §2). One reading is a point without a line; undefined
 * without any.
 */
export function trendShapes(
  trend: Trend,
  lang: Lang,
  frame: TrendFrame = PAGE_FRAME,
): TrendShapes | undefined {
  if (trend.points.length === 0) return undefined;
  const marks = marksOf(trend, lang);
  const plot = plotOf(trend, marks, frame);
  const shapes = [
    ...axes(plot),
    ...marks.flatMap((mark) => markLine(mark, plot)),
    ...readings(trend.points, plot),
    ...(plot.isBeside ? valuesBeside(marks, plot) : keyRows(marks, plot, lang)),
    ...days(trend.points, plot, lang),
  ];
  return { width: plot.width, height: plot.height, shapes };
}

function axes({ left, right, top, bottom, crossesZero, y }: Plot): readonly LineShape[] {
  const axis = line('axis', [left, top], [left, bottom], [right, bottom]);
  return crossesZero ? [axis, line('zero', [left, y('0')], [right, y('0')])] : [axis];
}

function markLine({ name, value }: Mark, plot: Plot): readonly LineShape[] {
  const y = plot.y(value);
  if (name === 'target') return [line('target', [plot.left, y], [plot.right, y])];
  return name === 'start' ? [tickAt([plot.left, y], plot)] : [];
}

function tickAt([x, y]: Place, { size }: Plot): LineShape {
  return line('tick', [x - TICK * size, y], [x + TICK * size, y]);
}

function readings(points: readonly Point[], plot: Plot): readonly TrendShape[] {
  const places = points.map(({ onDate, value }): Place => [plot.x(onDate), plot.y(value)]);
  const most = DOT.most * plot.size;
  const apart = (plot.right - plot.left) / points.length;
  const radius = Math.min(most, Math.max(DOT.least * plot.size, DOT.part * apart));
  const dots = points.map((reading, index): DotShape => {
    const [x, y] = places[index] ?? [0, 0];
    return dot([x, y], index === points.length - 1 ? DOT.last * plot.size : radius, reading);
  });
  return points.length === 1 ? dots : [line('readings', ...places), ...dots];
}

/** In sizes of the letters. */
const TICK = 0.45;
const DOT = { least: 0.14, most: 0.25, last: 0.34, part: 0.35 } as const;
const KEY = { from: 0.2, to: 2, text: 2.6 } as const;

function valuesBeside(marks: readonly Mark[], plot: Plot): readonly LabelShape[] {
  const blocksOf = (some: readonly Mark[]): readonly Block[] =>
    some.map((mark) => ({ lines: linesOf(mark, plot.size), y: plot.y(mark.value) }));
  const left = blocksOf(marks.filter(isOnLeft));
  const right = blocksOf(marks.filter((mark) => !isOnLeft(mark)));
  const room = { top: plot.top, bottom: plot.bottom, size: plot.size };
  const gap = GAP * plot.size;
  return [
    ...columnOf([...left, ...zero(left, plot)], { ...room, x: plot.left - gap, anchor: 'end' }),
    ...columnOf(right, { ...room, x: plot.right + gap, anchor: 'start' }),
  ];
}

/** Left out where it would have to stand beside another place than its own. */
function zero(others: readonly Block[], { crossesZero, size, y }: Plot): readonly Block[] {
  if (!crossesZero) return [];
  const block = { lines: [{ text: '0', size, soft: true }], y: y('0') };
  return isClear(block, others, size) ? [block] : [];
}

/** Values too wide to stand beside the drawing, in one size, each with a piece of what shows it. */
function keyRows(marks: readonly Mark[], plot: Plot, lang: Lang): readonly TrendShape[] {
  const { size, width } = plot;
  const { named } = messagesFor(lang).measures.trend;
  const rows = marks.map(({ name, word, written }) => ({
    text: named(word, written),
    size,
    bold: name === 'last',
  }));
  const fit = Math.min(1, ...rows.map((words) => (width - KEY.text * size) / roomFor(words)));
  const feet = (index: number) => (index + 0.95) * KEY_LINE * size;
  return [
    ...marks.map((mark, index) => sign(mark, feet(index) - 0.35 * size, plot)),
    ...rows.map((words, index) =>
      labelAt({ ...words, size: size * fit }, [KEY.text * size, feet(index)], 'start'),
    ),
  ];
}

function sign({ name }: Mark, y: number, plot: Plot): TrendShape {
  const [from, to] = [KEY.from * plot.size, KEY.to * plot.size];
  const centre: Place = [(from + to) / 2, y];
  if (name === 'target') return line('target', [from, y], [to, y]);
  if (name === 'start') return tickAt(centre, plot);
  return dot(centre, (name === 'last' ? DOT.last : DOT.most) * plot.size, undefined);
}

function days(points: readonly Point[], plot: Plot, lang: Lang): readonly LabelShape[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { size, height, width } = plot;
  const at = ({ onDate }: Point) => ({
    text: formatDay(lang, onDate),
    size: size * SOFT,
    soft: true,
    x: plot.x(onDate),
  });
  return daysUnder(first === last ? [at(last)] : [at(first), at(last)], height - 0.35 * size, width);
}

function line(name: LineShape['name'], ...places: readonly Place[]): LineShape {
  return { kind: 'line', name, places: places.map(rounded) };
}

function dot(place: Place, radius: number, reading: Point | undefined): DotShape {
  return { kind: 'dot', place: rounded(place), radius: round(radius), reading };
}

function rounded([x, y]: Place): Place {
  return [round(x), round(y)];
}
