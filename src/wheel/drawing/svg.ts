import { messagesFor } from '../../i18n/messages.ts';
import { CENTRE, SIZE, round } from './circle.ts';
import { FAMILY_NAME, braces, familyLabels } from './families.ts';
import { wheelShapes } from './geometry.ts';
import { frameOf, leadersOf, viewBoxOf } from './rim.ts';
import type { HubLine, SectorShape, WheelShapes } from './geometry.ts';
import type { LabelShape } from './labels.ts';
import type { Method } from '../../method/method.ts';
import { conclusionOf } from '../table.ts';
import type { Wheel } from '../wheel.ts';
import type { FocusLevel, State } from '../../terms.ts';
import type { Lang } from '../../i18n/languages.ts';

export interface WheelOptions {
  readonly lang: Lang;
  /** `inline` in a page, coloured by wheel.css; `file` stands alone: light colours on white, with a title. */
  readonly target: 'inline' | 'file';
  /** Starts every id of the picture, so that two wheels can stand in one page. */
  readonly idPrefix: string;
  readonly brand?: string | undefined;
  readonly hidden?: boolean | undefined;
  /** What an inline picture is called where no table beside it gives the detail. */
  readonly name?: string | undefined;
}

/** The light palette; wheel.css has the same values and those of dark screens. */
export const PALETTE = {
  paper: '#ffffff',
  priority: '#142a6e',
  secondary: '#5584ee',
  line: '#7b859c',
  text: '#141b2d',
} as const;

export const FILE_FONTS =
  "'Bricolage Grotesque', 'Source Sans 3', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

type Colours = Readonly<Record<'frame' | 'inner' | 'outer' | 'dots', string>>;

const COLOURS: Readonly<Record<State, Colours>> = {
  none: { frame: PALETTE.line, inner: 'none', outer: 'none', dots: PALETTE.priority },
  secondary: { frame: PALETTE.line, inner: PALETTE.secondary, outer: 'none', dots: PALETTE.priority },
  priority: { frame: 'none', inner: PALETTE.priority, outer: PALETTE.priority, dots: PALETTE.paper },
};

/** The picture of a wheel: an `<svg>` element or a whole SVG file, the same bytes for the same arguments. */
export function renderWheel(wheel: Wheel, options: WheelOptions): string {
  const shapes = wheelShapes(wheel, options.lang);
  const parts = [
    openWheel(wheel, shapes.level, options),
    definitions(shapes, options.idPrefix),
    ...shapes.sectors.map((sector) => sectorGroup(sector, options)),
    familyBraces(wheel.method),
    labelLeaders(wheel.method, options.lang),
    // A form needs the room of the names for what clears a sector, and has them above its choices.
    options.hidden ? '' : familyNames(wheel.method, options),
    hubGroup(shapes.hub),
    '</svg>',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** Text made safe for XML and HTML, in an element or a quoted attribute; what XML forbids becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

export function openWheel(
  wheel: Wheel,
  level: FocusLevel,
  options: WheelOptions,
  more: Attributes = {},
): string {
  const common = { class: 'wheel', viewBox: viewBoxOf(wheel.method), 'data-verdict': level };
  if (options.target === 'file') return openFile(wheel, options, common);
  const spoken = options.hidden
    ? { 'aria-hidden': 'true' }
    : { role: 'img', 'aria-label': options.name ?? spokenLabel(wheel, options) };
  return tag('svg', { ...common, ...spoken, focusable: 'false', ...more });
}

function spokenLabel(wheel: Wheel, { lang, brand }: WheelOptions): string {
  const name = brand === undefined ? '' : `${brand} — `;
  return `${name}${conclusionOf(wheel, lang)} ${messagesFor(lang).wheel.detailInTable}`;
}

function openFile(wheel: Wheel, { lang, brand }: WheelOptions, common: Attributes): string {
  const words = messagesFor(lang).wheel;
  const standalone = { xmlns: 'http://www.w3.org/2000/svg', 'xml:lang': lang, 'font-family': FILE_FONTS };
  return [
    tag('svg', { ...standalone, ...common, width: 2 * SIZE, height: 2 * SIZE }),
    `<title>${escapeXml(words.fileTitle(brand ?? words.unnamedBrand))}</title>`,
    `<desc>${escapeXml(conclusionOf(wheel, lang))}</desc>`,
    paper(wheel.method),
  ].join('\n');
}

/** White, behind all of the picture. */
export function paper(method: Method, below = 0): string {
  const { margin, side } = frameOf(method);
  const corner = margin === 0 ? {} : { x: -margin, y: -margin };
  return tag('rect', { ...corner, width: side, height: side + below, fill: PALETTE.paper }, '');
}

export function definitions({ sectors }: WheelShapes, idPrefix: string, more = ''): string {
  const baselines = sectors.map(({ key, label }) =>
    tag('path', { id: `${idPrefix}-arc-${key}`, d: label.path }, ''),
  );
  return `<defs>${hatchPattern(idPrefix)}${baselines.join('')}${more}</defs>`;
}

export function hatchPattern(idPrefix: string): string {
  const line = tag(
    'path',
    { class: 'wheel-hatch-line', d: 'M0 2H5', stroke: PALETTE.priority, 'stroke-width': 2 },
    '',
  );
  const grid = { width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  return tag('pattern', { id: `${idPrefix}-hatch`, ...grid }, line);
}

export const CELL_EDGE = { 'stroke-width': 1.4, 'stroke-linejoin': 'round' };

function sectorGroup(sector: SectorShape, { idPrefix }: WheelOptions): string {
  const { key, state, suggested, label } = sector;
  const colours = COLOURS[state];
  const parts = [
    cell('wheel-frame', sector.frame, { fill: 'none', stroke: colours.frame }),
    cell('wheel-outer', sector.outer, { fill: colours.outer, stroke: colours.outer }),
    cell('wheel-inner', sector.inner, { fill: colours.inner, stroke: colours.inner }),
    // Shown by wheel.css only, on paper and in forced colours.
    tag(
      'path',
      { class: 'wheel-hatch', d: sector.inner, fill: `url(#${idPrefix}-hatch)`, display: 'none' },
      '',
    ),
    suggested === undefined ? '' : dotsOf(sector),
    labelText(label, `${idPrefix}-arc-${key}`),
  ];
  return tag('g', { 'data-approach': key, 'data-state': state, 'data-suggested': suggested }, parts.join(''));
}

function cell(name: string, d: string, colours: Attributes): string {
  return tag('path', { class: name, d, ...colours, ...CELL_EDGE }, '');
}

/** Each dot is a line of no length with round ends. */
function dotsOf({ dots, state }: SectorShape): string {
  const d = dots.map((point) => `M${point.map(round).join(' ')}h0.01`).join('');
  const ends = { 'stroke-width': 2.8, 'stroke-linecap': 'round' };
  return tag('path', { class: 'wheel-dots', d, fill: 'none', stroke: COLOURS[state].dots, ...ends }, '');
}

export function labelText(label: LabelShape, baselineId: string): string {
  const { bold, size } = label;
  return tag('text', { class: 'wheel-label', ...type(bold, size) }, labelOnPath(label, baselineId));
}

export function labelOnPath({ text, width }: LabelShape, baselineId: string): string {
  const fitted = { startOffset: '50%', textLength: round(width), lengthAdjust: 'spacingAndGlyphs' };
  return tag('textPath', { href: `#${baselineId}`, ...fitted }, escapeXml(text));
}

/** Inside the rings, where no state of a sector reaches. */
export function familyBraces(method: Method): string {
  const d = braces(method).join('');
  return tag('path', { class: 'wheel-brace', d, fill: 'none', stroke: PALETTE.line }, '');
}

/** From the rim to the labels of the outer row, if there is one. */
export function labelLeaders(method: Method, lang: Lang): string {
  const d = leadersOf(method, lang);
  return d && tag('path', { class: 'wheel-brace', d, fill: 'none', stroke: PALETTE.line }, '');
}

function familyNames(method: Method, { lang, idPrefix }: WheelOptions): string {
  const families = familyLabels(method, lang);
  const idOf = (key: string): string => `${idPrefix}-arc-${key}`;
  const baselines = families.map(({ key, label }) => tag('path', { id: idOf(key), d: label.path }, ''));
  const names = families.map(({ key, label }) => tag('text', {}, labelOnPath(label, idOf(key))));
  const look = { class: 'wheel-families', ...type(false, FAMILY_NAME.size) };
  return tag('g', look, [`<defs>${baselines.join('')}</defs>`, ...names].join('\n'));
}

export function hubGroup(lines: readonly HubLine[]): string {
  const texts = lines.map(({ text, bold, size, y }, index) =>
    tag(
      'text',
      { class: index === 0 ? 'wheel-verdict' : 'wheel-count', x: CENTRE, y, ...type(bold, size) },
      escapeXml(text),
    ),
  );
  // One line each, so that a text browser does not join them.
  return tag('g', { class: 'wheel-hub' }, texts.join('\n'));
}

function type(bold: boolean, size: number): Attributes {
  return { 'font-size': size, 'font-weight': bold ? 700 : 400, 'text-anchor': 'middle', fill: PALETTE.text };
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its content, already safe; or, without `content`, its opening tag alone. */
export function tag(name: string, attributes: Attributes, content?: string): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const opening = `<${name}${written.join('')}`;
  if (content === undefined) return `${opening}>`;
  return content === '' ? `${opening}/>` : `${opening}>${content}</${name}>`;
}
