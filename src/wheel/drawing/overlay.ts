import type { ApproachKey, Method } from '../../method/method.ts';
import { CENTRE, SIZE, pointAt, round } from './circle.ts';
import { BANDS, cellPath, wheelShapes } from './geometry.ts';
import type { Point } from './circle.ts';
import type { Band, SectorShape } from './geometry.ts';
import { textWidth } from './letters.ts';
import { frameOf, viewBoxOf } from './rim.ts';
import { moveBetween } from '../moves.ts';
import {
  FILE_FONTS,
  PALETTE,
  escapeXml,
  familyBraces,
  hatchPattern,
  labelLeaders,
  labelText,
  paper,
  tag,
} from './svg.ts';
import type { Wheel } from '../wheel.ts';
import type { Move, State } from '../../terms.ts';
import type { Lang } from '../../i18n/languages.ts';

interface OverlayWords {
  readonly title: string;
  readonly conclusion: string;
  readonly hub: readonly string[];
  readonly legend: readonly [filled: string, outlined: string];
}

export interface OverlayOptions {
  readonly lang: Lang;
  readonly target: 'inline' | 'file';
  readonly idPrefix: string;
  readonly compared: readonly ApproachKey[];
  readonly words: OverlayWords;
}

const FILLS: Readonly<Record<State, Readonly<Record<'inner' | 'outer', string>>>> = {
  none: { inner: 'none', outer: 'none' },
  secondary: { inner: PALETTE.secondary, outer: 'none' },
  priority: { inner: PALETTE.priority, outer: PALETTE.priority },
};
const OUTLINED: Readonly<Record<Exclude<State, 'none'>, Band>> = {
  secondary: BANDS.secondary,
  priority: [BANDS.secondary[0], BANDS.priority[1]],
};
/** The outline lies inside its cells between two bands of paper, so that it shows on a fill. */
const OUTLINE = { gap: 7, width: 2.6, paper: 6.2 };
const MARK_MIDDLE = (BANDS.none[0] + BANDS.none[1]) / 2;
const MARK_REACH = 6.5;
const HUB_STEP = 21;
const LEGEND = { size: 13, step: 24, above: 18, height: 66, indent: 44, swatch: 14 };

/** The first wheel is filled, the second outlined, and a mark says what became of each sector: nothing depends on colours. */
export function renderOverlay(from: Wheel, to: Wheel, options: OverlayOptions): string {
  const { lang, idPrefix, compared } = options;
  const second = new Map(wheelShapes(to, lang).sectors.map((sector) => [sector.key, sector]));
  const baselines = [...second.values()].map(({ key, label }) =>
    tag('path', { id: `${idPrefix}-arc-${key}`, d: label.path }, ''),
  );
  return [
    open(to.method, options),
    `<defs>${hatchPattern(idPrefix)}${baselines.join('')}</defs>`,
    ...wheelShapes(from, lang).sectors.map((sector) =>
      sectorGroup(sector, second.get(sector.key) ?? sector, compared.includes(sector.key), idPrefix),
    ),
    familyBraces(to.method),
    labelLeaders(to.method, lang),
    hubGroup(options.words.hub),
    ...(options.target === 'file' ? legendLines(to.method, options.words.legend) : []),
    '</svg>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function open(method: Method, { target, lang, words }: OverlayOptions): string {
  const below = target === 'file' ? LEGEND.height : 0;
  const { side } = frameOf(method);
  const common = { class: 'two-wheels', viewBox: viewBoxOf(method, below) };
  if (target === 'inline')
    return tag('svg', { ...common, role: 'img', 'aria-label': words.conclusion, focusable: 'false' });
  const standalone = { xmlns: 'http://www.w3.org/2000/svg', 'xml:lang': lang, 'font-family': FILE_FONTS };
  return [
    tag('svg', { ...standalone, ...common, width: 2 * side, height: 2 * (side + below) }),
    `<title>${escapeXml(words.title)}</title>`,
    `<desc>${escapeXml(words.conclusion)}</desc>`,
    paper(method, below),
  ].join('\n');
}

function sectorGroup(from: SectorShape, to: SectorShape, compared: boolean, idPrefix: string): string {
  const move = compared ? moveBetween(from.state, to.state) : undefined;
  const fill = FILLS[from.state];
  const parts = [
    tag(
      'path',
      { class: 'two-frame', d: from.frame, fill: 'none', stroke: PALETTE.line, 'stroke-width': 1 },
      '',
    ),
    cell('two-outer', from.outer, fill.outer),
    cell('two-inner', from.inner, fill.inner),
    tag('path', { class: 'two-hatch', d: from.inner, fill: `url(#${idPrefix}-hatch)`, display: 'none' }, ''),
    outline(to),
    markOf(move, from.middle),
    labelText(to.label, `${idPrefix}-arc-${to.key}`),
  ];
  const states = { 'data-from': from.state, 'data-to': to.state, 'data-move': move };
  return tag('g', { 'data-sector': from.key, ...states }, parts.join(''));
}

function cell(name: string, d: string, fill: string): string {
  return fill === 'none' ? '' : tag('path', { class: name, d, fill }, '');
}

function outline(sector: SectorShape): string {
  if (sector.state === 'none') return '';
  const d = cellPath(sector, OUTLINED[sector.state], OUTLINE.gap);
  const line = (name: string, stroke: string, width: number) =>
    tag(
      'path',
      { class: name, d, fill: 'none', stroke, 'stroke-width': width, 'stroke-linejoin': 'round' },
      '',
    );
  return line('two-paper', PALETTE.paper, OUTLINE.paper) + line('two-outline', PALETTE.text, OUTLINE.width);
}

/** A triangle towards the rim for more, towards the hub for less, two bars for the same; nothing on a blank. */
function markOf(move: Move | undefined, middle: number): string {
  if (move === undefined || move === 'blank') return '';
  const at = (across: number, up: number): string => spot(middle, across, up).map(round).join(' ');
  const reach = MARK_REACH;
  const triangle = (tip: 1 | -1): string =>
    `M${at(0, tip * reach)}L${at(reach, -tip * reach)}L${at(-reach, -tip * reach)}Z`;
  const bar = (up: number): string => `M${at(-reach, up)}L${at(reach, up)}`;
  if (move === 'kept') {
    const d = bar(3) + bar(-3);
    return tag('path', { class: 'two-same', d, fill: 'none', stroke: PALETTE.text, 'stroke-width': 2.4 }, '');
  }
  return tag('path', { class: 'two-mark', d: triangle(move === 'rose' ? 1 : -1), fill: PALETTE.text }, '');
}

/** A place beside the middle of a sector's blank band: `across` clockwise, `up` towards the rim. */
function spot(middle: number, across: number, up: number): Point {
  const [x, y] = pointAt(middle, MARK_MIDDLE + up);
  const turn = (middle * Math.PI) / 180;
  return [x + across * Math.cos(turn), y + across * Math.sin(turn)];
}

function hubGroup(lines: readonly string[]): string {
  const top = CENTRE + 6 - ((lines.length - 1) * HUB_STEP) / 2;
  const texts = lines.map((text, index) => {
    const y = top + index * HUB_STEP;
    const weight = index === 0 ? 700 : 400;
    const type = { 'font-size': 15, 'font-weight': weight, 'text-anchor': 'middle', fill: PALETTE.text };
    return tag('text', { x: CENTRE, y, ...type }, escapeXml(text));
  });
  return tag('g', { class: 'two-hub' }, texts.join('\n'));
}

function legendLines(method: Method, [filled, outlined]: OverlayWords['legend']): readonly string[] {
  const start = SIZE + frameOf(method).margin + LEGEND.above;
  const box = (row: number, look: Readonly<Record<string, string | number>>) => {
    const place = { x: 16, y: start + row * LEGEND.step, width: LEGEND.swatch, height: LEGEND.swatch };
    return tag('rect', { ...place, ...look }, '');
  };
  const words = (row: number, text: string) => {
    const place = { x: LEGEND.indent, y: start + row * LEGEND.step + 12, 'font-size': LEGEND.size };
    return tag('text', { ...place, fill: PALETTE.text }, escapeXml(fitted(text)));
  };
  return [
    box(0, { fill: PALETTE.priority }) + words(0, filled),
    box(1, { fill: 'none', stroke: PALETTE.text, 'stroke-width': OUTLINE.width }) + words(1, outlined),
  ];
}

function fitted(text: string): string {
  const room = SIZE - LEGEND.indent - 12;
  if (textWidth(text, LEGEND.size, false) <= room) return text;
  const letters = Array.from(text);
  while (letters.length > 0 && textWidth(`${letters.join('')}…`, LEGEND.size, false) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
