const MISSING = '\u25A1';
const MISSING_RUN = new RegExp(`${MISSING}(?: *${MISSING})+`, 'g');

export interface Drawable {
  readonly text: string;
  readonly complete: boolean;
}

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });
const LETTERS = /[\p{L}\p{N}]/u;

type HasGlyph = (codePoint: number) => boolean;

/**
 * Replaces each run of signs that the font lacks (emoji, Arabic, Chinese…) by one MISSING sign, so that nothing vanishes
 * unsaid. Control and direction characters, which draw nothing, go.
 */
export function drawable(typed: string, hasGlyph: HasGlyph): Drawable {
  return drawnText(typed, hasGlyph, () => MISSING);
}

/**
 * The same for a name, which stands large: emoji just go, letters that the font lacks are MISSING signs, and `fallback`
 * stands where nothing can be read.
 */
export function drawableName(typed: string, fallback: string, hasGlyph: HasGlyph): Drawable {
  const name = drawnText(typed, hasGlyph, (cluster) => (LETTERS.test(cluster) ? MISSING : ''));
  return LETTERS.test(name.text) ? name : { text: fallback, complete: false };
}

function drawnText(typed: string, hasGlyph: HasGlyph, instead: (cluster: string) => string): Drawable {
  if (isPlain(typed, hasGlyph)) return { text: typed, complete: true };
  const signs = typed
    .normalize('NFC')
    .replace(/(?<!\s)\s*[\t\n\r]\s*/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '');
  const parts = Array.from(clusters.segment(signs), ({ segment }) => {
    const visible = segment.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
    const known = Array.from(visible).every((sign) => hasGlyph(sign.codePointAt(0) ?? 0));
    return { known, text: known ? visible : instead(segment) };
  });
  const text = parts.map((part) => part.text).join('');
  if (parts.every(({ known }) => known)) return { text, complete: true };
  return { text: text.replace(MISSING_RUN, MISSING).replace(/ {2,}/g, ' ').trim(), complete: false };
}

function isPlain(typed: string, hasGlyph: HasGlyph): boolean {
  if (/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.test(typed)) return false;
  return Array.from(typed).every((sign) => hasGlyph(sign.codePointAt(0) ?? 0));
}
