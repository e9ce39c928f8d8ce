import unhomoglyph from 'unhomoglyph';

const LIGATURES: Readonly<Record<string, string>> = { '\u00e6': 'ae', '\u0153': 'oe', '\u00df': 'ss' };
/** Small capitals: Unicode takes some for one another, some for nothing, and not for the letters that readers see in them. */
const SMALL_CAPITALS: Readonly<Record<string, string>> = {
  '\u1d00': 'a',
  '\u0299': 'b',
  '\u1d04': 'c',
  '\u1d05': 'd',
  '\u1d07': 'e',
  '\ua730': 'f',
  '\u0262': 'g',
  '\u029c': 'h',
  '\u026a': 'i',
  '\u1d0a': 'j',
  '\u1d0b': 'k',
  '\u0138': 'k',
  '\u029f': 'l',
  '\u1d0d': 'm',
  '\u0274': 'n',
  '\u1d0f': 'o',
  '\u1d18': 'p',
  '\u0280': 'r',
  '\ua731': 's',
  '\u1d1b': 't',
  '\u1d1c': 'u',
  '\u1d20': 'v',
  '\u1d21': 'w',
  '\u028f': 'y',
  '\u1d22': 'z',
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
  return [spelled, wordsOf(latin(fold(latin(text)))), wordsOf(latin(fold(latin(bare(text)))))];
}

function bare(text: string): string {
  return text.normalize('NFKD').replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '');
}

const FOREIGN = /(?![\u00e6\u0153\u00df])[^\p{ASCII}\P{L}]/gu;

function latin(text: string): string {
  return text.replace(FOREIGN, latinFor);
}

function latinFor(letter: string): string {
  const twin = bare(unhomoglyph(letter));
  const seen = SMALL_CAPITALS[letter] ?? SMALL_CAPITALS[twin] ?? twin;
  // Taken for each other by Unicode; but a capital stands for the capital I, and few see r and n in one letter.
  if (seen === 'l' && /\p{Lu}/u.test(letter)) return 'i';
  if (seen === 'rn') return 'm';
  return /^[a-z]+$/i.test(seen) ? seen : letter;
}
