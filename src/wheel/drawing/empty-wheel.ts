import { CENTRE } from './circle.ts';
import { FAMILY_SIZE, LABEL_SIZE, wheelShapes } from './geometry.ts';
import type { SectorShape } from './geometry.ts';
import {
  CELL_EDGE,
  PALETTE,
  definitions,
  familyBraces,
  hubGroup,
  labelOnPath,
  openWheel,
  tag,
} from './svg.ts';
import { FAMILIES } from '../approaches.ts';
import { wheelOf } from '../wheel.ts';
import type { Lang } from '../../i18n/languages.ts';

/** What all labels and cells have in common, written once around them. */
const LABELS = { 'font-size': LABEL_SIZE, 'font-weight': 400, 'text-anchor': 'middle' };
const CELLS = { fill: 'none', ...CELL_EDGE };
const FAMILY_ANGLE = 360 / FAMILIES.length;

/**
 * A wheel on which nothing is chosen, for a form that paints it. It looks as `renderWheel` draws it, and is a third
 * shorter: the cells of one family stand there once, and are turned to the place of each.
 */
export function renderEmptyWheel(lang: Lang, idPrefix: string): string {
  const wheel = { choices: wheelOf() };
  const shapes = wheelShapes(wheel, lang);
  const options = { lang, idPrefix, target: 'inline', hidden: true } as const;
  const parts = [
    openWheel(wheel, shapes.level, options, { ...LABELS, ...CELLS }),
    definitions(shapes, idPrefix, sharedParts(shapes.sectors, idPrefix)),
    ...shapes.sectors.map((sector, index) => sectorGroup(sector, index, idPrefix)),
    familyBraces(),
    hubGroup(shapes.hub),
    '</svg>',
  ];
  return parts.join('\n');
}

/** The cells of the first family are those of all others before they are turned. */
function sharedParts(sectors: readonly SectorShape[], idPrefix: string): string {
  const first = sectors.slice(0, FAMILY_SIZE);
  const cells = first.flatMap(({ frame, outer, inner }, place) =>
    Object.entries({ frame, outer, inner }).map(([name, d]) =>
      tag('path', { id: `${idPrefix}-${name}-${place}`, d }, ''),
    ),
  );
  const hatches = FAMILIES.map((_, index) => hatchTurnedBack(index * FAMILY_ANGLE, idPrefix));
  return [...cells, ...hatches].join('');
}

/** Its lines keep one direction all around the wheel: a sector that is turned would turn them too. */
export function hatchTurnedBack(angle: number, idPrefix: string): string {
  const patternTransform = `rotate(${-angle} ${CENTRE} ${CENTRE}) rotate(45)`;
  const id = `${idPrefix}-hatch-${angle}`;
  return tag('pattern', { id, href: `#${idPrefix}-hatch`, patternTransform }, '');
}

/** Only the cells are turned: labels stand where they are read, on baselines of their own. */
function sectorGroup({ key, state, label }: SectorShape, index: number, idPrefix: string): string {
  const place = index % FAMILY_SIZE;
  const angle = FAMILY_ANGLE * Math.floor(index / FAMILY_SIZE);
  const cell = (name: string, shape: string, look: object = {}): string =>
    tag('use', { class: `wheel-${name}`, href: `#${idPrefix}-${shape}-${place}`, ...look }, '');
  const cells = [
    cell('frame', 'frame', { stroke: PALETTE.line }),
    cell('outer', 'outer'),
    cell('inner', 'inner'),
    cell('hatch', 'inner', { fill: `url(#${idPrefix}-hatch-${angle})`, display: 'none' }),
  ].join('');
  const turned = tag('g', { transform: `rotate(${angle} ${CENTRE} ${CENTRE})` }, cells);
  const words = labelOnPath(label, `${idPrefix}-arc-${key}`);
  const text = tag('text', { class: 'wheel-label', fill: PALETTE.text }, words);
  return tag('g', { 'data-approach': key, 'data-state': state }, turned + text);
}
