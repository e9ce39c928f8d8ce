import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import PDFDocument from 'pdfkit';
import { LANGS } from '../../src/i18n/languages.ts';
import { ARTICLES_FOLDER, PROJECT_ROOT } from '../../src/web/root.ts';
import { APPROACHES, CLAIMS } from '../support/method.ts';

const FONTS = join(PROJECT_ROOT, 'public', 'fonts');
const UPRIGHT = ['bricolage-grotesque/bricolage-grotesque.woff2', 'wheel-serif/wheel-serif.woff2'];
const ITALIC = 'wheel-serif/wheel-serif-italic.woff2';
const MOST_UPRIGHT_BYTES = 55_000;
const MOST_ITALIC_BYTES = 26_000;

const ACCENTED = 'àâäæçèéêëîïñôöœùûüÿ';
/** What visitors type in French and English, besides what the site says itself. */
const TYPED = `${ACCENTED}${ACCENTED.toUpperCase()}§°²³€×«»‘’“”–—…•·\u00a0\u202f`;
/** What neither face ever had: browsers make the narrow space from the wide one, the reader's own faces draw the rest. */
const ELSEWHERE = new Set('\u202fŸ→○●□');
/** The directional marks of the catalogues: they are obeyed, not drawn. */
const NOT_DRAWN = /[\p{Cc}\p{Cf}]/u;

describe('the faces of the pages', () => {
  for (const file of [...UPRIGHT, ITALIC]) {
    it(`have every letter that the site says, and every letter of both languages: ${file}`, () => {
      const face = readFace(file);
      expect(lettersMissing(face, siteLetters() + TYPED)).to.deep.equal([]);
    });

    it(`say so when a letter is missing: ${file}`, () => {
      expect(lettersMissing(readFace(file), 'Łódź, œuvre')).to.deep.equal(['Ł', 'ó', 'ź']);
    });
  }

  it('weigh little: the two that every page asks for, and the one for emphasis', () => {
    const bytes = UPRIGHT.map((file) => statSync(join(FONTS, file)).size);
    expect(bytes.reduce((sum, each) => sum + each)).to.be.lessThan(MOST_UPRIGHT_BYTES);
    expect(statSync(join(FONTS, ITALIC)).size).to.be.lessThan(MOST_ITALIC_BYTES);
  });

  it('do not bear a name that their licence reserves for the whole face', () => {
    for (const folder of readdirSync(FONTS)) {
      const licence = readdirSync(join(FONTS, folder)).find((file) => file.startsWith('LICENSE')) ?? '';
      const [, reserved] =
        /Reserved Font Name ['‘](\w+)['’]/.exec(readFileSync(join(FONTS, folder, licence), 'utf8')) ?? [];
      for (const file of readdirSync(join(FONTS, folder)).filter((each) => each.endsWith('.woff2')))
        expect(readFace(join(folder, file)).familyName.split(' '), file).not.to.include(reserved);
    }
  });
});

/** What pdfkit's own reader, fontkit, makes of a face. */
interface ReadFace {
  readonly familyName: string;
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
}

// The types of pdfkit do not name the font that is in use.
function readFace(file: string): ReadFace {
  const document = new PDFDocument({ autoFirstPage: false }).font(join(FONTS, file));
  return (document as unknown as { readonly _font: { readonly font: ReadFace } })._font.font;
}

function lettersMissing(face: ReadFace, text: string): readonly string[] {
  return [...new Set(text)].filter(
    (letter) =>
      !ELSEWHERE.has(letter) &&
      !NOT_DRAWN.test(letter) &&
      !face.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
  );
}

/** Every letter of the catalogues, the articles and the views; letters written as escapes count as letters. */
function siteLetters(): string {
  const catalogues = LANGS.map((lang) => join(PROJECT_ROOT, 'src', 'i18n', lang));
  const files = [...catalogues, ARTICLES_FOLDER, join(PROJECT_ROOT, 'views')].flatMap(filesIn);
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  return [...texts, JSON.stringify([APPROACHES, CLAIMS])]
    .join('')
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, (_escape, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
