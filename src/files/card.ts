import { messagesFor } from '../i18n/messages.ts';
import { PALETTE, escapeXml, renderWheel } from '../wheel/drawing/svg.ts';
import { wheelOfRevision } from '../strategies/one-pager.ts';
import { verdictOf } from '../strategies/strategy.ts';
import type { Revision, Strategy } from '../strategies/strategy.ts';
import { drawableName } from './drawable.ts';
import { FONT_FAMILY } from './faces.ts';
import type { Face, Faces } from './faces.ts';
import { cutLines, wrapText } from './wrap.ts';
import type { Lang } from '../i18n/languages.ts';

export const CARD = { width: 1200, height: 630 } as const;

const WHEEL_PLACE = { x: 42, y: 35, size: 560 } as const;
const COLUMN = { x: 668, width: 470 } as const;
const HEAD_Y = 99;
const FOOT_Y = 549;
const NAME = { sizes: [68, 58, 48, 40], lines: 3, leading: 1.1 } as const;
const VERDICT = { size: 29, leading: 1.36 } as const;
const GAP = 26;
const SOFT_INK = '#454d61';

interface CardLine {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly fill: string;
  readonly y: number;
}

/** The picture of a link to a strategy, as an SVG file: its wheel, its brand, the verdict. Never the rival. */
export function cardSvg(saved: Pick<Revision, 'strategy' | 'catalogue'>, lang: Lang, faces: Faces): string {
  const { common } = messagesFor(lang);
  const lines = [
    { text: common.site, size: 26, bold: true, fill: PALETTE.priority, y: HEAD_Y },
    ...middleLines(saved.strategy, lang, faces),
    { text: common.tagline, size: 23, bold: false, fill: SOFT_INK, y: FOOT_Y },
  ];
  const { width, height } = CARD;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${FONT_FAMILY}">`,
    `<rect width="${width}" height="${height}" fill="${PALETTE.paper}"/>`,
    wheelPart(saved, lang),
    ...lines.map(textElement),
    '</svg>',
  ].join('\n');
}

function middleLines(strategy: Strategy, lang: Lang, { regular, bold }: Faces): readonly CardLine[] {
  const { statement, wheel } = messagesFor(lang);
  const name = drawableName(strategy.brand, statement.defaultBrand, bold.has);
  const brand = fitName(name.text, bold);
  const verdict = wrapText(wheel.focus[verdictOf(strategy)], COLUMN.width, (text) =>
    regular.width(text, VERDICT.size),
  );
  const brandStep = brand.size * NAME.leading;
  const verdictStep = VERDICT.size * VERDICT.leading;
  const height = brand.lines.length * brandStep + GAP + verdict.length * verdictStep;
  const top = (HEAD_Y + FOOT_Y - VERDICT.size - height) / 2;
  const under = top + brand.lines.length * brandStep + GAP;
  return [
    ...brand.lines.map((text, index) => ({
      text,
      size: brand.size,
      bold: true,
      fill: PALETTE.text,
      y: top + (index + 1) * brandStep,
    })),
    ...verdict.map((text, index) => ({
      text,
      size: VERDICT.size,
      bold: false,
      fill: PALETTE.text,
      y: under + (index + 1) * verdictStep,
    })),
  ];
}

function fitName(name: string, face: Face): { readonly size: number; readonly lines: readonly string[] } {
  const fits = NAME.sizes.map((size) => ({
    size,
    lines: wrapText(name, COLUMN.width, (text) => face.width(text, size)),
  }));
  const [smallest = { size: 0, lines: [] }] = fits.slice(-1);
  const { size, lines } = fits.find((each) => each.lines.length <= NAME.lines) ?? smallest;
  return { size, lines: cutLines(lines, NAME.lines, COLUMN.width, (text) => face.width(text, size)) };
}

function wheelPart(saved: Pick<Revision, 'strategy' | 'catalogue'>, lang: Lang): string {
  const { x, y, size } = WHEEL_PLACE;
  const drawing = renderWheel(wheelOfRevision(saved), { lang, target: 'file', idPrefix: 'card' });
  return `<g transform="translate(${x} ${y}) scale(${size / 720})">${drawing}</g>`;
}

function textElement({ text, size, bold, fill, y }: CardLine): string {
  const type = `font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${fill}"`;
  return `<text x="${COLUMN.x}" y="${Math.round(y * 100) / 100}" ${type}>${escapeXml(text)}</text>`;
}
