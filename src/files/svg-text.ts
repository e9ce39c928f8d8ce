import { PALETTE, escapeXml } from '../wheel/drawing/svg.ts';
import type { State } from '../terms.ts';
import type { Box } from './boxes.ts';
import { setText } from './faces.ts';
import type { Faces, Role, SetText } from './faces.ts';
import { cutLines, wrapText } from './wrap.ts';

/** A part of a picture: draws itself as elements of SVG. */
export type SvgBox = Box<string[]>;

interface SvgType {
  readonly role: Role;
  readonly size: number;
  readonly leading: number;
  readonly fill?: string;
  /** The first line that would be left out is said by an ellipsis. */
  readonly most?: number;
  readonly shown?: SetText;
}

export interface Column {
  readonly x: number;
  readonly width: number;
}

export const SOFT_INK = '#454d61';

export function svgText(faces: Faces, typed: string, type: SvgType, { x, width }: Column): SvgBox {
  const { size, leading } = type;
  const { face, text, width: widthOf } = type.shown ?? setText(faces, type.role, typed);
  const measure = (part: string) => widthOf(part, size);
  const lines = cutLines(wrapText(text, width, measure), type.most ?? Infinity, width, measure);
  const step = size * leading;
  const foot = (step - size * face.lineHeight) / 2 + size * face.ascent;
  const look = `font-family="${face.family}" font-weight="${face.weight}" font-size="${size}"`;
  return {
    height: lines.length * step,
    draw: (y, elements) => {
      for (const [index, line] of lines.entries()) {
        const place = `x="${x}" y="${rounded(y + index * step + foot)}"`;
        elements.push(`<text ${place} ${look} fill="${type.fill ?? PALETTE.text}">${escapeXml(line)}</text>`);
      }
    },
  };
}

/** Something that takes no room: a rule, a code, a wheel, at a place of its own. */
export function svgPart(height: number, made: (y: number) => string): SvgBox {
  return {
    height,
    draw: (y, elements) => {
      elements.push(made(rounded(y)));
    },
  };
}

export function svgRule({ x, width }: Column, weight: number): SvgBox {
  return svgPart(
    weight,
    (y) => `<rect x="${x}" y="${y}" width="${width}" height="${weight}" fill="${PALETTE.text}"/>`,
  );
}

/** Two squares as the two rings of a sector: both filled for a priority, one for a secondary approach. */
export function svgMark(state: State, x: number, side: number): SvgBox {
  const line = side / 8;
  const square = (index: number, fill: string, y: number) => {
    const place = `x="${rounded(x + line / 2 + index * side * 1.25)}" y="${rounded(y + line / 2)}"`;
    const measure = `width="${side - line}" height="${side - line}"`;
    const stroke = state === 'priority' ? PALETTE.priority : PALETTE.line;
    return `<rect ${place} ${measure} fill="${fill}" stroke="${stroke}" stroke-width="${line}"/>`;
  };
  const [first, second] = MARK_FILLS[state];
  return svgPart(side, (y) => square(0, first, y) + square(1, second, y));
}

const MARK_FILLS: Readonly<Record<State, readonly [string, string]>> = {
  none: ['none', 'none'],
  secondary: [PALETTE.secondary, 'none'],
  priority: [PALETTE.priority, PALETTE.priority],
};

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
