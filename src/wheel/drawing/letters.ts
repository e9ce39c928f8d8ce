/**
 * How wide `text` is in Source Sans 3, the font of the site. Letters outside the table count as an average one; those of
 * scripts that are set in squares, and emoji, come from another font and are as wide as high.
 */
export function textWidth(text: string, size: number, bold: boolean): number {
  const thousandths = Array.from(text, widthOf);
  const regular = (thousandths.reduce((sum, width) => sum + width, 0) * size) / 1000;
  return bold ? regular * BOLD_WIDENING : regular;
}

function widthOf(letter: string): number {
  if (UNSEEN.test(letter)) return 0;
  return LETTER_WIDTHS[letter] ?? (SQUARE.test(letter) ? SQUARE_WIDTH : AVERAGE_WIDTH);
}

const UNSEEN = /^[\p{M}\p{Default_Ignorable_Code_Point}]$/u;
const SQUARE =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Emoji_Presentation}\uFF01-\uFF60]$/u;
const SQUARE_WIDTH = 1000;
const BOLD_WIDENING = 1.07;
const AVERAGE_WIDTH = 520;

/** Advance widths of Source Sans 3 Regular, in thousandths of the font size. */
// prettier-ignore
const LETTER_WIDTHS: Readonly<Record<string, number>> = {
  a: 504, b: 553, c: 456, d: 555, e: 496, f: 292, g: 504, h: 544, i: 246, j: 247, k: 495, l: 255, m: 829,
  n: 547, o: 542, p: 555, q: 555, r: 347, s: 419, t: 338, u: 544, v: 467, w: 719, x: 446, y: 467, z: 425,
  A: 543, B: 588, C: 571, D: 615, E: 527, F: 494, G: 617, H: 652, I: 263, J: 479, K: 579, L: 486, M: 727,
  N: 647, O: 664, P: 566, Q: 664, R: 569, S: 534, T: 536, U: 645, V: 515, W: 786, X: 513, Y: 476, Z: 539,
  é: 496, è: 496, ê: 496, à: 504, É: 527, À: 544, '’': 249, '-': 311, ' ': 200,
};
