import PDFDocument from 'pdfkit';
import { drawable, drawableName } from './drawable.ts';
import type { Drawable } from './drawable.ts';
import { FONTS } from './fonts.ts';
import type { Font } from './fonts.ts';

/** What a text is for: the brand, which nothing is bolder than; headings; small words beside; what is read. */
export const ROLES = ['brand', 'heading', 'label', 'text'] as const;
export type Role = (typeof ROLES)[number];

export interface Face {
  readonly font: object;
  /** In the PDF. */
  readonly name: string;
  /** In a picture. */
  readonly family: string;
  readonly weight: number;
  readonly has: (codePoint: number) => boolean;
  readonly width: (text: string, size: number) => number;
  /** How far each letter of a text takes the next one, kerning included and without ligatures. */
  readonly advances: (text: string, size: number) => readonly number[];
  /** From the top of a line of the face's own height to the letters' foot, and that height, in parts of the size. */
  readonly ascent: number;
  readonly lineHeight: number;
}

/** The two families of the site, in which files are set, so that they look the same wherever they are made. */
export interface Faces {
  readonly own: Readonly<Record<Role, Face>>;
  /** For a text with letters that the family of the site lacks: Greek, Cyrillic, Vietnamese. */
  readonly standIn: Readonly<Record<Role, Face>>;
}

export function loadFaces(): Faces {
  const { brand, heading, label, text, bold, regular } = FONTS;
  const [boldFace, regularFace] = [faceOf(bold), faceOf(regular)];
  return {
    own: { brand: faceOf(brand), heading: faceOf(heading), label: faceOf(label), text: faceOf(text) },
    standIn: { brand: boldFace, heading: boldFace, label: regularFace, text: regularFace },
  };
}

export interface SetText extends Drawable {
  readonly face: Face;
  /** How wide a part of it is: each is measured once, whatever sizes are tried. */
  readonly width: Face['width'];
}

/** A text as it is drawn, in one face: that of its role, or its stand-in where that one draws more of it. */
export function setText(faces: Faces, role: Role, typed: string): SetText {
  return fuller(faces, role, (has) => drawable(typed, has));
}

/** The same for a name, which stands large. */
export function setName(faces: Faces, role: Role, typed: string, fallback: string): SetText {
  return fuller(faces, role, (has) => drawableName(typed, fallback, has));
}

function fuller({ own, standIn }: Faces, role: Role, shownWith: (has: Face['has']) => Drawable): SetText {
  const shown = shownWith(own[role].has);
  if (shown.complete) return setIn(own[role], shown);
  const other = shownWith(standIn[role].has);
  return other.text === shown.text ? setIn(own[role], shown) : setIn(standIn[role], other);
}

function setIn(face: Face, drawn: Drawable): SetText {
  const widths = new Map<string, number>();
  const widthOf = (part: string) => {
    const width = widths.get(part) ?? face.width(part, 1);
    widths.set(part, width);
    return width;
  };
  return { ...drawn, face, width: (part, size) => widthOf(part) * size };
}

interface ReadFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly postscriptName: string;
  readonly characterSet: readonly number[];
  readonly glyphForCodePoint: (codePoint: number) => object;
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
  readonly layout: (text: string, features?: Readonly<Record<string, boolean>>) => GlyphRun;
}

interface GlyphRun {
  readonly advanceWidth: number;
  readonly positions: readonly { readonly xAdvance: number }[];
}

function faceOf({ family, weight, file }: Font): Face {
  const font = readFont(file);
  const { unitsPerEm } = font;
  nameGlyphs(font);
  const known = new Map<number, boolean>();
  return {
    font,
    name: font.postscriptName,
    family,
    weight,
    ascent: font.ascent / unitsPerEm,
    lineHeight: (font.ascent - font.descent + font.lineGap) / unitsPerEm,
    // Every letter of every text is asked for; of the million that there are, only those that it has are kept.
    has: (sign) => {
      const drawn = known.get(sign) ?? font.hasGlyphForCodePoint(sign);
      if (drawn) known.set(sign, drawn);
      return drawn;
    },
    width: (text, size) => (font.layout(text).advanceWidth * size) / unitsPerEm,
    advances: (text, size) =>
      font.layout(text, { liga: false }).positions.map(({ xAdvance }) => (xAdvance * size) / unitsPerEm),
  };
}

/** Stands in the faces for another letter as well, which comes before it. */
const APOSTROPHE = 0x2019;

/**
 * A glyph remembers the letter that it was first asked for by: as a part of another one (the E of É) it would have none, and
 * would be copied from the next PDF as nothing.
 */
function nameGlyphs(font: ReadFont): void {
  for (const sign of [APOSTROPHE, ...font.characterSet]) font.glyphForCodePoint(sign);
}

// The types of pdfkit do not name the font that is in use.
function readFont(file: string): ReadFont {
  const document = new PDFDocument({ autoFirstPage: false }).font(file);
  return (document as unknown as { readonly _font: { readonly font: ReadFont } })._font.font;
}
