import { formatDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/languages.ts';
import { escapeXml, tag } from '../wheel/drawing/svg.ts';
import { writeAmount } from './amount.ts';
import type { Amount } from './amount.ts';
import { LOOKS, trendShapes } from './trend.ts';
import type { DotShape, LineShape, Trend, TrendShape } from './trend.ts';
import type { LabelShape } from './trend-labels.ts';

/**
 * The drawing of an indicator as an `<svg>` element, the same bytes for the same arguments; empty without a reading. It has the
 * colour of the text around it, so that themes and forced colours have theirs.
 */
export function renderTrend(trend: Trend, { lang }: { readonly lang: Lang }): string {
  const drawn = trendShapes(trend, lang);
  if (drawn === undefined) return '';
  const { width, height, shapes } = drawn;
  const frame = { class: 'trend', viewBox: `0 0 ${width} ${height}`, role: 'img' };
  return [
    tag('svg', { ...frame, 'aria-label': trendWords(trend, lang), focusable: 'false' }),
    ...shapes.map(element),
    '</svg>',
  ].join('\n');
}

/** What the drawing shows, in words: from which value to which, when, the start and the target. */
export function trendWords({ label, unit, baseline, target, points }: Trend, lang: Lang): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return label;
  const { strategies, measures } = messagesFor(lang);
  const words = measures.trend;
  const write = (value: Amount) => writeAmount(value, unit, lang);
  const [from, since] = [write(first.value), formatDay(lang, first.onDate)];
  const [to, until] = [write(last.value), formatDay(lang, last.onDate)];
  const named = (word: string, value: Amount | null) =>
    value === null ? [] : [`${words.named(word, write(value))}.`];
  return [
    points.length === 1
      ? words.one(label, to, until)
      : words.fromTo(label, points.length, from, since, to, until),
    ...named(strategies.indicatorColumns.start, baseline),
    ...named(strategies.indicatorColumns.target, target),
  ].join(' ');
}

function element(shape: TrendShape): string {
  switch (shape.kind) {
    case 'line':
      return polyline(shape);
    case 'dot':
      return circle(shape);
    case 'label':
      return text(shape);
  }
}

function polyline({ name, places }: LineShape): string {
  const { width, dash, soft } = LOOKS[name];
  const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': width };
  const ends = name === 'readings' ? { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } : {};
  return tag(
    'path',
    {
      class: soft ? 'trend-soft' : undefined,
      d: `M${places.map((place) => place.join(' ')).join('L')}`,
      ...stroke,
      ...ends,
      'stroke-dasharray': dash?.join(' '),
    },
    '',
  );
}

function circle({ place: [cx, cy], radius, reading }: DotShape): string {
  const marks = { 'data-reading': reading?.value, 'data-on': reading?.onDate };
  return tag('circle', { ...marks, cx, cy, r: radius, fill: 'currentColor' }, '');
}

function text({ text: words, place: [x, y], anchor, size, bold, soft, room, fitted }: LabelShape): string {
  return tag(
    'text',
    {
      class: soft ? 'trend-soft' : undefined,
      x,
      y,
      'font-size': size,
      'font-weight': bold ? 700 : undefined,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      fill: 'currentColor',
      ...(fitted ? { textLength: room, lengthAdjust: 'spacingAndGlyphs' } : {}),
    },
    escapeXml(words),
  );
}
