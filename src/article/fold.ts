const LIGATURES: Readonly<Record<string, string>> = { '\u00e6': 'ae', '\u0153': 'oe', '\u00df': 'ss' };

/** A text as it is compared: small letters without accents, wide and ligature forms as plain ones, nothing unseen. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\u00e6\u0153\u00df]/g, (letter) => LIGATURES[letter] ?? letter);
}

/** The folded words of a text: letters and digits, cut at everything else. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
