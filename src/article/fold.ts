import unhomoglyph from 'unhomoglyph';

const LIGATURES: Readonly<Record<string, string>> = { '\u00e6': 'ae', '\u0153': 'oe', '\u00df': 'ss' };
/** Unicode takes these for one another, and not for the letters that readers see in them. */
const SMALL_CAPITALS: Readonly<Record<string, string>> = {
  '\u0138': 'k',
  '\u0280': 'r',
  '\u0299': 'b',
  '\u029c': 'h',
  '\u1d0d': 'm',
  '\u1d1b': 't',
};

/** A text as it is compared: small letters without accents, wide and ligature forms as plain ones, nothing unseen. */
export function fold(text: string): string {
  return bare(bare(text).toLowerCase()).replace(
    /[\u00e6\u0153\u00df]/g,
    (letter) => LIGATURES[letter] ?? letter,
  );
}

/** The folded words of a text: letters and digits, cut at everything else. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The ways in which a text may be read, each as its folded words: as it is spelled; and as its letters look, whatever script
 * they are of, by their small and by their capital shapes. Always as many; to search by only. Source: Unicode TS 39,
 * confusables.
 */
export function readingsOf(text: string): readonly (readonly string[])[] {
  const spelled = wordsOf(text);
  if (bare(text).search(FOREIGN) < 0) return [spelled, spelled, spelled];
  return [spelled, wordsOf(latin(fold(text))), wordsOf(latin(fold(latin(bare(text)))))];
}

function bare(text: string): string {
  return text.normalize('NFKD').replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '');
}

const FOREIGN = /(?![\u00e6\u0153\u00df])[^\p{ASCII}\P{L}]/gu;

function latin(text: string): string {
  return text.replace(FOREIGN, latinFor);
}

/** The Latin letters that a letter looks like; itself when it looks like none. */
function latinFor(letter: string): string {
  const twin = bare(unhomoglyph(letter));
  const seen = SMALL_CAPITALS[twin] ?? twin;
  // Taken for each other by Unicode; but a capital stands for the capital I, and few see r and n in one letter.
  if (seen === 'l' && /\p{Lu}/u.test(letter)) return 'i';
  if (seen === 'rn') return 'm';
  return /^[a-z]+$/i.test(seen) ? seen : letter;
}
