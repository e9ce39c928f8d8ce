import type { Method } from '../../method/method.ts';
import { CENTRE, round } from './circle.ts';
import { wheelShapes } from './geometry.ts';
import type { SectorShape } from './geometry.ts';
import { labelSize } from './rim.ts';
import {
  CELL_EDGE,
  PALETTE,
  definitions,
  familyBraces,
  hubGroup,
  labelLeaders,
  labelOnPath,
  openWheel,
  tag,
} from './svg.ts';
import type { Lang } from '../../i18n/languages.ts';

/** What all labels and cells have in common, written once around them. */
const LABELS = { 'font-weight': 400, 'text-anchor': 'middle' };
const CELLS = { fill: 'none', ...CELL_EDGE };

/**
 * A wheel on which nothing is chosen, for a form that paints it. It looks as `renderWheel` draws it, and is a third
 * shorter: cells of one shape stand there once, and are turned to the place of each.
 */
export function renderEmptyWheel(method: Method, lang: Lang, idPrefix: string): string {
  const wheel = { method, choices: {} };
  const shapes = wheelShapes(wheel, lang);
  const turned = shapes.sectors.map((sector) => turnedSector(sector, shapes.sectors));
  const options = { lang, idPrefix, target: 'inline', hidden: true } as const;
  const parts = [
    openWheel(wheel, shapes.level, options, { 'font-size': labelSize(method), ...LABELS, ...CELLS }),
    definitions(shapes, idPrefix, sharedParts(turned, idPrefix)),
    ...turned.map((each) => sectorGroup(each, idPrefix)),
    familyBraces(method),
    labelLeaders(method, lang),
    hubGroup(shapes.hub),
    '</svg>',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

interface Turned {
  readonly sector: SectorShape;
  /** The number of its shape among all that differ, and how far that is turned, clockwise. */
  readonly shape: number;
  readonly angle: number;
}

/** Cells are of one shape when they lean alike, as in families of one size. */
function turnedSector(sector: SectorShape, sectors: readonly SectorShape[]): Turned {
  const firsts = sectors.filter((one, index) => sectors.findIndex((each) => leansAs(each, one)) === index);
  const shape = firsts.findIndex((each) => leansAs(each, sector));
  return { sector, shape, angle: round(sector.middle - (firsts[shape]?.middle ?? 0)) };
}

function leansAs(one: SectorShape, other: SectorShape): boolean {
  return one.sides.every((side, index) => side === other.sides[index]);
}

function sharedParts(turned: readonly Turned[], idPrefix: string): string {
  const cells = turned
    .filter(({ angle }) => angle === 0)
    .flatMap(({ sector: { frame, outer, inner }, shape }) =>
      Object.entries({ frame, outer, inner }).map(([name, d]) =>
        tag('path', { id: `${idPrefix}-${name}-${shape}`, d }, ''),
      ),
    );
  const angles = new Set(turned.map(({ angle }) => angle));
  return [...cells, ...[...angles].map((angle) => hatchTurnedBack(angle, idPrefix))].join('');
}

/** Its lines keep one direction all around the wheel: a sector that is turned would turn them too. */
export function hatchTurnedBack(angle: number, idPrefix: string): string {
  const patternTransform = `rotate(${-angle} ${CENTRE} ${CENTRE}) rotate(45)`;
  return tag('pattern', { id: hatchId(angle, idPrefix), href: `#${idPrefix}-hatch`, patternTransform }, '');
}

/** A point in an id would be read as a class. */
export function hatchId(angle: number, idPrefix: string): string {
  return `${idPrefix}-hatch-${angle}`.replace('.', '-');
}

/** Only the cells are turned: labels stand where they are read, on baselines of their own. */
function sectorGroup({ sector: { key, state, label }, shape, angle }: Turned, idPrefix: string): string {
  const cell = (name: string, part: string, look: object = {}): string =>
    tag('use', { class: `wheel-${name}`, href: `#${idPrefix}-${part}-${shape}`, ...look }, '');
  const cells = [
    cell('frame', 'frame', { stroke: PALETTE.line }),
    cell('outer', 'outer'),
    cell('inner', 'inner'),
    cell('hatch', 'inner', { fill: `url(#${hatchId(angle, idPrefix)})`, display: 'none' }),
  ].join('');
  const turned = tag('g', { transform: `rotate(${angle} ${CENTRE} ${CENTRE})` }, cells);
  const words = labelOnPath(label, `${idPrefix}-arc-${key}`);
  const text = tag('text', { class: 'wheel-label', fill: PALETTE.text }, words);
  return tag('g', { 'data-approach': key, 'data-state': state }, turned + text);
}
