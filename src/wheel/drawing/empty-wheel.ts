import { CENTRE, LABEL_SIZE, labelPath, wheelShapes } from './geometry.ts';
import type { SectorShape } from './geometry.ts';
import { CELL_EDGE, PALETTE, hatchPattern, hubGroup, labelOnPath, openWheel, tag } from './svg.ts';
import { wheelOf } from '../wheel.ts';
import type { Lang } from '../../i18n/languages.ts';

/** What all labels and cells have in common, written once around them. */
const LABELS = { 'font-size': LABEL_SIZE, 'font-weight': 400, 'text-anchor': 'middle' };
const CELLS = { fill: 'none', ...CELL_EDGE };

/**
 * A wheel on which nothing is chosen, for a form that paints it. It looks as `renderWheel` draws it, and is half as long:
 * the parts of a sector stand there once, and each sector turns them to its place.
 */
export function renderEmptyWheel(lang: Lang, idPrefix: string): string {
  const wheel = { choices: wheelOf() };
  const { level, sectors, hub } = wheelShapes(wheel, lang);
  const parts = [
    openWheel(wheel, level, { lang, idPrefix, target: 'inline', hidden: true }, { ...LABELS, ...CELLS }),
    definitions(sectors, idPrefix),
    ...sectors.map((sector) => sectorGroup(sector, idPrefix)),
    hubGroup(hub),
    '</svg>',
  ];
  return parts.join('\n');
}

/** The first sector stands upright: its outlines are those of all others before they are turned. */
function definitions(sectors: readonly SectorShape[], idPrefix: string): string {
  const path = (name: string, d = ''): string => tag('path', { id: `${idPrefix}-${name}`, d }, '');
  const [upright] = sectors;
  return tag(
    'defs',
    {},
    [
      path('frame', upright?.frame),
      path('outer', upright?.outer),
      path('inner', upright?.inner),
      path('arc', labelPath(0, false)),
      path('arc-flipped', labelPath(0, true)),
      hatchPattern(idPrefix),
      ...sectors.map(({ label }) => hatchTurnedBack(label.angle, idPrefix)),
    ].join(''),
  );
}

/** Its lines keep one direction all around the wheel: a sector that is turned would turn them too. */
function hatchTurnedBack(angle: number, idPrefix: string): string {
  const patternTransform = `rotate(${-angle} ${CENTRE} ${CENTRE}) rotate(45)`;
  return tag(
    'pattern',
    { id: `${idPrefix}-hatch-${angle}`, href: `#${idPrefix}-hatch`, patternTransform },
    '',
  );
}

function sectorGroup({ key, state, label }: SectorShape, idPrefix: string): string {
  const { angle, flipped } = label;
  const part = (name: string, shape: string, look: object = {}): string =>
    tag('use', { class: `wheel-${name}`, href: `#${idPrefix}-${shape}`, ...look }, '');
  const parts = [
    part('frame', 'frame', { stroke: PALETTE.line }),
    part('outer', 'outer'),
    part('inner', 'inner'),
    part('hatch', 'inner', { fill: `url(#${idPrefix}-hatch-${angle})`, display: 'none' }),
    tag(
      'text',
      { class: 'wheel-label', fill: PALETTE.text },
      labelOnPath(label, `${idPrefix}-arc${flipped ? '-flipped' : ''}`),
    ),
  ];
  const turn = angle === 0 ? undefined : `rotate(${angle} ${CENTRE} ${CENTRE})`;
  return tag('g', { 'data-approach': key, 'data-state': state, transform: turn }, parts.join(''));
}
