import { formatList } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { approachOf } from '../../method/method.ts';
import { conclusionOf } from '../table.ts';
import { approachesAt } from '../wheel.ts';
import type { Wheel } from '../wheel.ts';
import type { State } from '../../terms.ts';
import type { Lang } from '../../i18n/languages.ts';
import { hatchId, hatchTurnedBack } from './empty-wheel.ts';
import { CENTRE, round } from './circle.ts';
import { cellsAt, wheelShapes } from './geometry.ts';
import { labelSize } from './rim.ts';
import type { Cells, SectorShape, WheelShapes } from './geometry.ts';
import {
  CELL_EDGE,
  PALETTE,
  definitions,
  hubGroup,
  labelLeaders,
  labelOnPath,
  openWheel,
  tag,
} from './svg.ts';

interface SmallWheelOptions {
  readonly lang: Lang;
  readonly idPrefix: string;
  readonly brand?: string;
}

/**
 * A wheel beside a text, where nothing repaints it and no table is its twin: its name says every sector that is marked. It
 * looks as `renderWheel` draws it in less than half the bytes: the cells stand there once, and only what is seen is drawn.
 */
export function renderSmallWheel(wheel: Wheel, options: SmallWheelOptions): string {
  const { lang, idPrefix } = options;
  const shapes = wheelShapes(wheel, lang);
  const name = nameOf(wheel, options);
  const common = {
    'font-size': labelSize(wheel.method),
    'text-anchor': 'middle',
    fill: PALETTE.text,
    ...CELL_EDGE,
  };
  const parts = [
    openWheel(wheel, shapes.level, { lang, idPrefix, target: 'inline', name }, common),
    definitions(shapes, idPrefix, sharedParts(shapes, idPrefix)),
    ...shapes.sectors.map((sector) => sectorGroup(sector, idPrefix)),
    labelLeaders(wheel.method, lang),
    hubGroup(shapes.hub),
    '</svg>',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function nameOf(wheel: Wheel, { lang, brand }: SmallWheelOptions): string {
  const secondaries = approachesAt(wheel, 'secondary').map(
    (key) => approachOf(wheel.method, key).label[lang],
  );
  return [
    ...(brand === undefined ? [] : [`${brand} —`]),
    conclusionOf(wheel, lang),
    ...(secondaries.length > 0 ? [messagesFor(lang).wheel.detail(formatList(lang, secondaries))] : []),
  ].join(' ');
}

/**
 * The cells of a sector in the middle of its family, which are turned to the place of each; only those that some sector shows.
 * So small, the families are not parted: it would take three times the cells.
 */
function sharedParts({ sectors }: WheelShapes, idPrefix: string): string {
  const [angle = 0] = sectors.map((sector) => sector.angle);
  const shared = cellsAt({ middle: angle, angle, sides: [1, 1] });
  const shows = (state: State) => sectors.some((sector) => sector.state === state);
  const cell = (name: keyof Cells): string => tag('path', { id: `${idPrefix}-${name}`, d: shared[name] }, '');
  return [
    cell('frame'),
    shows('priority') ? cell('outer') : '',
    shows('priority') || shows('secondary') ? cell('inner') : '',
    ...sectors
      .filter(({ state }) => state === 'secondary')
      .map((sector) => hatchTurnedBack(turnOf(sector), idPrefix)),
  ].join('');
}

/** How far the shared cells are turned, clockwise. */
function turnOf({ middle, angle }: SectorShape): number {
  return round((middle + 360 - angle) % 360);
}

function sectorGroup(sector: SectorShape, idPrefix: string): string {
  const { key, state, label } = sector;
  const cells = CELLS[state].map(({ shape, look }) =>
    tag('use', { class: `wheel-${shape}`, href: `#${idPrefix}-${shape}`, ...look }, ''),
  );
  if (state === 'secondary') cells.push(hatch(sector, idPrefix));
  const turned = tag('g', { transform: `rotate(${turnOf(sector)} ${CENTRE} ${CENTRE})` }, cells.join(''));
  const weight = label.bold ? { 'font-weight': 700 } : {};
  const text = tag('text', { class: 'wheel-label', ...weight }, labelOnPath(label, `${idPrefix}-arc-${key}`));
  return tag('g', { 'data-approach': key, 'data-state': state }, turned + text);
}

/** Shown by wheel.css only, on paper and in forced colours. */
function hatch(sector: SectorShape, idPrefix: string): string {
  const fill = `url(#${hatchId(turnOf(sector), idPrefix)})`;
  return tag('use', { class: 'wheel-hatch', href: `#${idPrefix}-inner`, fill, display: 'none' }, '');
}

interface Cell {
  readonly shape: 'frame' | 'outer' | 'inner';
  readonly look: Readonly<Record<'fill' | 'stroke', string>>;
}

const FRAME: Cell = { shape: 'frame', look: { fill: 'none', stroke: PALETTE.line } };

/** What is seen of a sector in each state. */
const CELLS: Readonly<Record<State, readonly Cell[]>> = {
  none: [FRAME],
  secondary: [FRAME, filled('inner', PALETTE.secondary)],
  priority: [filled('outer', PALETTE.priority), filled('inner', PALETTE.priority)],
};

function filled(shape: 'outer' | 'inner', colour: string): Cell {
  return { shape, look: { fill: colour, stroke: colour } };
}
