import { CENTRE, pointAt, round } from '../wheel/drawing/circle.ts';
import { BANDS, wheelShapes } from '../wheel/drawing/geometry.ts';
import type { SectorShape } from '../wheel/drawing/geometry.ts';
import { leadersOf, viewBoxOf } from '../wheel/drawing/rim.ts';
import { escapeXml, tag } from '../wheel/drawing/svg.ts';
import type { Method } from '../method/method.ts';
import type { Cell, Figures } from './figures.ts';
import { shareOf } from './uniqueness.ts';
import type { Lang } from '../i18n/languages.ts';

/** From each of these shares of all wheels on, in percent, a cell is one tint darker. */
const STEPS_FROM = [5, 10, 15, 25] as const;
export const HEAT_STEPS = STEPS_FROM.length + 1;
const TINTS = ['#ffffff', '#e8e8ea', '#d0d1d5', '#abadb4', '#141b2d'] as const;
const INK = '#141b2d';
const EDGE = '#6c7489';
const NUMBER_SIZE = 16;
const NUMBER_DROP = NUMBER_SIZE * 0.35;

interface HeatMapOptions {
  readonly method: Method;
  readonly lang: Lang;
  readonly idPrefix: string;
  readonly name: string;
  readonly hub: readonly [string, string];
}

/** How often each approach is secondary (inner ring) or a priority (outer ring): darker is a larger share; a number says it too. A hidden cell stays empty. */
export function heatMap({ approaches, total }: Figures, options: HeatMapOptions): string {
  const { method, lang, name } = options;
  const sectors = wheelShapes({ method, choices: {} }, lang).sectors;
  const frame = { class: 'heat', viewBox: viewBoxOf(method), role: 'img', 'aria-label': name };
  const groups = sectors.map((sector, index) => {
    const { priority = null, secondary = null } = approaches[index] ?? {};
    return [
      cell(sector, 'secondary', secondary, total),
      cell(sector, 'priority', priority, total),
      label(sector, options.idPrefix),
    ].join('');
  });
  const middle = hub(options.hub) + leaders(method, lang);
  return [tag('svg', { ...frame, focusable: 'false' }), ...groups, middle, '</svg>'].join('\n');
}

/** The tint of a cell, from 0 (lightest) to `HEAT_STEPS` - 1. */
export function heatStep(n: number, total: number): number {
  const percent = Math.round((100 * n) / total);
  return STEPS_FROM.filter((from) => percent >= from).length;
}

function cell(sector: SectorShape, ring: 'secondary' | 'priority', n: Cell, total: number): string {
  const d = ring === 'secondary' ? sector.inner : sector.outer;
  const step = n === null ? 0 : heatStep(n, total);
  const name = `heat-cell heat-${n === null ? 'hidden' : step}`;
  const shape = tag('path', { d, fill: TINTS[step], stroke: EDGE, 'stroke-width': 1.2 }, '');
  return tag('g', { class: name }, shape + (n === null ? '' : number(sector, ring, n, total)));
}

function number(sector: SectorShape, ring: 'secondary' | 'priority', n: number, total: number): string {
  const [inside, outside] = BANDS[ring];
  const [x, y] = pointAt((sector.from + sector.to) / 2, (inside + outside) / 2);
  const dark = heatStep(n, total) === HEAT_STEPS - 1;
  const place = { x: round(x), y: round(y + NUMBER_DROP), 'text-anchor': 'middle' };
  const type = { 'font-size': NUMBER_SIZE, fill: dark ? TINTS[0] : INK };
  return tag('text', { ...place, ...type }, String(shareOf(n, total).percent ?? n));
}

function label({ key, label: shape }: SectorShape, idPrefix: string): string {
  const id = `${idPrefix}-${key}`;
  const fitted = {
    href: `#${id}`,
    startOffset: '50%',
    textLength: round(shape.width),
    lengthAdjust: 'spacingAndGlyphs',
  };
  const words = tag('textPath', fitted, escapeXml(shape.text));
  return (
    tag('defs', {}, tag('path', { id, d: shape.path }, '')) +
    tag('text', { class: 'heat-label', 'font-size': shape.size, 'text-anchor': 'middle', fill: INK }, words)
  );
}

/** To the labels of the outer row, where there are two. */
function leaders(method: Method, lang: Lang): string {
  const d = leadersOf(method, lang);
  return d && tag('path', { d, fill: 'none', stroke: EDGE }, '');
}

function hub([count, noun]: readonly [string, string]): string {
  const common = { x: CENTRE, 'text-anchor': 'middle', fill: INK };
  return (
    tag('text', { ...common, class: 'heat-total', y: CENTRE + 4, 'font-size': 30 }, escapeXml(count)) +
    tag('text', { ...common, y: CENTRE + 26, 'font-size': 16 }, escapeXml(noun))
  );
}
