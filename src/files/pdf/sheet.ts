import PDFDocument from 'pdfkit';
import type { Box } from '../boxes.ts';
import { ROLES, setText } from '../faces.ts';
import type { Face, Faces, Role, SetText } from '../faces.ts';

/** The colours of paper: all of them keep their order in grey. */
export const INK = { text: '#141b2d', soft: '#454d61', rule: '#b9c0cd' } as const;

export const PAGE = { width: 595.28, height: 841.89, left: 44, right: 44, top: 38, bottom: 34 } as const;
export const PAGE_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const PAGE_HEIGHT = PAGE.height - PAGE.top - PAGE.bottom;

/** From one line to the next, in parts of the size. */
const LEADINGS: Readonly<Record<Role, number>> = { brand: 1.04, heading: 1.22, label: 1.28, text: 1.32 };

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
  readonly role?: Role;
  readonly leading?: number;
  readonly colour?: string;
  readonly align?: 'left' | 'right';
  readonly tag?: string;
  readonly shown?: SetText;
  readonly link?: string;
}

interface TagOptions {
  readonly alt?: string;
  readonly bbox?: readonly number[];
}

interface SheetFacts {
  /** The site that made it. */
  readonly creator: string;
  readonly title: string;
  readonly locale: string;
  /** UTC milliseconds: the same moment makes the same bytes. */
  readonly at: number;
}

export function openSheet({ title, creator, locale, at }: SheetFacts, faces: Faces): Sheet {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: locale,
    displayTitle: true,
    info: { Title: title, Creator: creator, CreationDate: new Date(at) },
  });
  for (const role of ROLES) for (const face of [faces.own[role], faces.standIn[role]]) register(pdf, face);
  return { pdf, faces, gaps: { found: false } };
}

// The types do not know that pdfkit takes a font that was read before.
function register(pdf: Pdf, { name, font }: Face): void {
  pdf.registerFont(name, font as PDFKit.Mixins.PDFFontSource);
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
  const { size, role = 'text', align = 'left', link } = type;
  const { face, text: shown, complete } = type.shown ?? setText(sheet.faces, role, typed);
  const spare = ((type.leading ?? LEADINGS[role]) - face.lineHeight) * size;
  const options = { width, align, lineGap: spare, ...(link === undefined ? {} : { link }) };
  const set = () => pdf.font(face.name).fontSize(size);
  const write = (y: number) =>
    set()
      .fillColor(type.colour ?? INK.text)
      .text(shown, x, y + spare / 2, options);
  if (!complete) sheet.gaps.found = true;
  return leaf(
    sheet,
    type.tag ?? 'P',
    {},
    {
      height: set().heightOfString(shown, options),
      draw: (y) => {
        if (complete) write(y);
        else asTyped(pdf, typed, () => write(y));
      },
    },
  );
}

/** What is drawn stands for these words: they are what is read aloud, searched and copied. */
export function asTyped(pdf: Pdf, typed: string, draw: () => void): void {
  pdf.markContent('Span', { actual: typed });
  draw();
  pdf.endMarkedContent();
}

export function leaf({ pdf }: Sheet, tag: string, options: TagOptions, { height, draw }: Box): Box {
  return {
    height,
    draw: (y, parent) => {
      const element = pdf.struct(tag, options, () => {
        draw(y, parent);
      });
      parent.add(element);
    },
  };
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
