import PDFDocument from 'pdfkit';
import type { Box, Tag } from './boxes.ts';
import { drawable } from '../drawable.ts';
import type { Drawable } from '../drawable.ts';
import type { Faces } from '../faces.ts';

/** The colours of paper: all of them keep their order in grey. */
export const INK = { text: '#141b2d', soft: '#454d61', rule: '#b9c0cd' } as const;

export const PAGE = { width: 595.28, height: 841.89, left: 42, right: 42, top: 38, bottom: 32 } as const;
export const PAGE_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const PAGE_HEIGHT = PAGE.height - PAGE.top - PAGE.bottom;

/** Source Sans 3 asks for lines of 1.326 times its size. */
const TIGHTER = -0.046;

export type Pdf = PDFKit.PDFDocument;

export interface Sheet {
  readonly pdf: Pdf;
  readonly faces: Faces;
  readonly gaps: { found: boolean };
}

export interface Place {
  readonly x: number;
  readonly width: number;
}

export interface Type {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'right';
  readonly tag?: string;
  readonly tagOptions?: TagOptions;
  readonly shown?: Drawable;
}

interface TagOptions {
  readonly alt?: string;
  readonly bbox?: readonly number[];
  readonly cell?: { readonly Scope: 'Row' | 'Column'; readonly RowSpan?: number };
}

interface SheetFacts {
  readonly title: string;
  readonly locale: string;
  /** UTC milliseconds: the same moment makes the same bytes. */
  readonly at: number;
}

export function openSheet({ title, locale, at }: SheetFacts, faces: Faces): Sheet {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: locale,
    displayTitle: true,
    info: { Title: title, CreationDate: new Date(at) },
  });
  // The types do not know that pdfkit takes a font that was read before.
  for (const name of ['regular', 'bold'] as const)
    pdf.registerFont(name, faces[name].font as PDFKit.Mixins.PDFFontSource);
  return { pdf, faces, gaps: { found: false } };
}

export async function closeSheet({ pdf }: Sheet): Promise<Buffer> {
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

export function text(sheet: Sheet, typed: string, type: Type, { x, width }: Place): Box {
  const { pdf } = sheet;
  const { text: shown, complete } = type.shown ?? drawnIn(sheet, typed, type);
  const options = { width, align: type.align ?? 'left', lineGap: type.size * TIGHTER };
  const set = () => pdf.font(type.bold ? 'bold' : 'regular').fontSize(type.size);
  const write = (y: number) =>
    set()
      .fillColor(type.colour ?? INK.text)
      .text(shown, x, y, options);
  if (!complete) sheet.gaps.found = true;
  return leaf(sheet, type.tag ?? 'P', type.tagOptions ?? {}, {
    height: set().heightOfString(shown, options),
    draw: (y) => {
      if (complete) write(y);
      else asTyped(pdf, typed, () => write(y));
    },
  });
}

function drawnIn({ faces }: Sheet, typed: string, { bold }: Type): Drawable {
  const face = bold ? faces.bold : faces.regular;
  return drawable(typed, face.has);
}

/** What is drawn stands for these words: they are what is read aloud, searched and copied. */
export function asTyped(pdf: Pdf, typed: string, draw: () => void): void {
  pdf.markContent('Span', { actual: typed });
  draw();
  pdf.endMarkedContent();
}

export function leaf(
  { pdf }: Sheet,
  tag: string,
  { cell, ...options }: TagOptions,
  { height, draw }: Box,
): Box {
  return {
    height,
    draw: (y, parent) => {
      const element = pdf.struct(tag, options, () => {
        draw(y, parent);
      });
      if (cell !== undefined) attributesOf(element)['A'] = { O: 'Table', ...cell };
      parent.add(element);
    },
  };
}

// pdfkit knows the scope of a cell, but not its span; its types know neither.
function attributesOf(element: Tag): Record<string, unknown> {
  return (element as unknown as { readonly dictionary: { readonly data: Record<string, unknown> } })
    .dictionary.data;
}

export function group({ pdf }: Sheet, tag: string, box: Box): Box {
  return {
    height: box.height,
    draw: (y, parent) => {
      const element = pdf.struct(tag);
      parent.add(element);
      box.draw(y, element);
      element.end();
    },
  };
}

export function rule({ pdf }: Sheet, { x, width }: Place, weight: number, colour: string = INK.rule): Box {
  return {
    height: 0,
    draw: (y) => {
      artifact(pdf, () =>
        pdf
          .lineWidth(weight)
          .moveTo(x, y)
          .lineTo(x + width, y)
          .stroke(colour),
      );
    },
  };
}

export function artifact(pdf: Pdf, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  draw();
  pdf.endMarkedContent();
}
