import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/languages.ts';
import { trendPicture } from '../indicators/trend-picture.ts';
import type { TrendPicture } from '../indicators/trend-picture.ts';
import { renderSmallWheel } from '../wheel/drawing/small-wheel.ts';
import { parseFigure } from './figure.ts';
import type { FindMethod } from './figure.ts';
import { textOf } from './token.ts';
import { TREND_SCHEME, parseTrend } from './trend.ts';

interface Drawn {
  readonly lang: Lang;
  readonly findMethod: FindMethod;
}

/** A picture of an article, and the class of the paragraph that holds such ones. */
interface Figure {
  readonly image: Token;
  readonly kind: 'wheels' | 'drawn-trends';
  readonly html: string;
}

/** Draws a paragraph that holds nothing but wheels, or but indicators, and says how many; `before` are those drawn already. */
export function drawFigures([open, inline, close]: readonly Token[], before: number, place: Drawn): number {
  const images = (inline?.children ?? []).filter(({ type }) => type !== 'softbreak');
  const figures = images.flatMap(
    (image, index) => wheelIn(image, `drawn-${before + index + 1}`, place) ?? trendIn(image, place) ?? [],
  );
  const kinds = new Set(figures.map(({ kind }) => kind));
  if (open === undefined || close === undefined || kinds.size !== 1 || figures.length < images.length)
    return 0;
  open.tag = close.tag = 'div';
  open.attrSet('class', [...kinds].join(''));
  for (const { image, html } of figures) {
    image.type = 'html_inline';
    image.content = html;
  }
  return figures.length;
}

export function isTrend(image: Token): boolean {
  return sourceOf(image).startsWith(TREND_SCHEME);
}

function sourceOf(image: Token): string {
  return String(image.attrGet('src'));
}

function wheelIn(image: Token, idPrefix: string, { lang, findMethod }: Drawn): Figure | undefined {
  const wheel = parseFigure(sourceOf(image), findMethod);
  if (wheel?.method.langs.includes(lang) !== true) return undefined;
  const svg = renderSmallWheel(wheel, { lang, idPrefix });
  return { image, kind: 'wheels', html: figure(image, 'wheel-figure', svg) };
}

/** Its title is the name of the indicator. */
function trendIn(image: Token, { lang }: Drawn): Figure | undefined {
  const trend = parseTrend(sourceOf(image), String(image.attrGet('title') ?? ''));
  const picture = trend === undefined ? undefined : trendPicture(trend, lang);
  if (picture === undefined) return undefined;
  return {
    image,
    kind: 'drawn-trends',
    html: figure(image, 'trend-figure', picture.svg) + tableOf(picture, lang),
  };
}

function figure(image: Token, name: string, svg: string): string {
  const caption = escapeHtml(textOf(image));
  return `<figure role="figure" aria-label="${caption}" class="${name}">${svg}<figcaption>${caption}</figcaption></figure>`;
}

/** As `partials/_trend` draws it. */
function tableOf({ label, rows }: TrendPicture, lang: Lang): string {
  const words = messagesFor(lang).measures.trend;
  const lines = rows.map(
    ({ onDate, day, value, written }) =>
      `<tr data-reading="${value}" data-on="${onDate}"><th scope="row">${day}</th><td>${escapeHtml(written)}</td></tr>`,
  );
  return [
    `\n<details><summary>${words.readings(rows.length)}</summary>`,
    `<table class="trend-table"><caption>${words.caption} ${escapeHtml(label)}</caption>`,
    `<thead><tr><th scope="col">${words.on}</th><th scope="col">${words.value}</th></tr></thead>`,
    `<tbody>${lines.join('')}</tbody></table></details>`,
  ].join('\n');
}

const { escapeHtml } = new MarkdownIt().utils;
