/** What stands for letters that the font does not have. */
export const MISSING = '\u25A1';
const MISSING_RUN = new RegExp(`${MISSING}(?: *${MISSING})+`, 'g');

/** A typed text as a font can draw it; `complete` when nothing had to be replaced. */
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
  let complete = true;
  const draw = (cluster: string): string => {
    const visible = cluster.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
    if (Array.from(visible).every((sign) => hasGlyph(sign.codePointAt(0) ?? 0))) return visible;
    complete = false;
    return instead(cluster);
  };
  const signs = typed
    .normalize('NFC')
    .replace(/\s*[\t\n\r]\s*/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '');
  const drawn = Array.from(clusters.segment(signs), ({ segment }) => draw(segment)).join('');
  if (complete) return { text: drawn, complete };
  return { text: drawn.replace(MISSING_RUN, MISSING).replace(/ {2,}/g, ' ').trim(), complete };
}

/** Nearly every text: nothing to replace, nothing to leave out. */
function isPlain(typed: string, hasGlyph: HasGlyph): boolean {
  if (/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.test(typed)) return false;
  return Array.from(typed).every((sign) => hasGlyph(sign.codePointAt(0) ?? 0));
}
