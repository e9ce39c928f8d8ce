import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { PROJECT_ROOT } from '../web/root.ts';

export interface Face {
  readonly font: object;
  readonly has: (codePoint: number) => boolean;
  readonly width: (text: string, size: number) => number;
  /** How far each letter of a text takes the next one, kerning included and without ligatures. */
  readonly advances: (text: string, size: number) => readonly number[];
}

/** The one family that files are set in, so that they look the same wherever they are made. */
export interface Faces {
  readonly regular: Face;
  readonly bold: Face;
}

const FOLDER = join(PROJECT_ROOT, 'public', 'fonts', 'source-sans-3');
const REGULAR = join(FOLDER, 'SourceSans3-Regular.ttf');
const BOLD = join(FOLDER, 'SourceSans3-Bold.ttf');

export const FONT_FAMILY = 'Source Sans 3';
export const FONT_FILES = [REGULAR, BOLD];

export function loadFaces(): Faces {
  return { regular: faceOf(REGULAR), bold: faceOf(BOLD) };
}

interface ReadFont {
  readonly unitsPerEm: number;
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
  readonly layout: (text: string, features?: Readonly<Record<string, boolean>>) => GlyphRun;
}

interface GlyphRun {
  readonly advanceWidth: number;
  readonly positions: readonly { readonly xAdvance: number }[];
}

function faceOf(file: string): Face {
  const font = readFont(file);
  const known = new Map<number, boolean>();
  return {
    font,
    // Every letter of every text is asked for; of the million that there are, only those that it has are kept.
    has: (sign) => {
      const drawn = known.get(sign) ?? font.hasGlyphForCodePoint(sign);
      if (drawn) known.set(sign, drawn);
      return drawn;
    },
    width: (text, size) => (font.layout(text).advanceWidth * size) / font.unitsPerEm,
    advances: (text, size) =>
      font.layout(text, { liga: false }).positions.map(({ xAdvance }) => (xAdvance * size) / font.unitsPerEm),
  };
}

// The types of pdfkit do not name the font that is in use.
function readFont(file: string): ReadFont {
  const document = new PDFDocument({ autoFirstPage: false }).font(file);
  return (document as unknown as { readonly _font: { readonly font: ReadFont } })._font.font;
}
