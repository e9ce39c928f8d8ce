export const MAX_SEARCH_LENGTH = 100;
/** Stands for a search of which nothing can be seen: nothing holds it, and the box does not look empty. */
const UNSEEN = '\uFFFD';
const APOSTROPHE = /['\u2019]/g;
const FIRST_LETTER = /(?<![\p{L}\p{M}\p{N}])\p{L}/gu;

/** A search as it was typed, without what nobody sees in it. Empty only where nothing was typed. */
export function readSearch(typed: string): string {
  const seen = typed
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\uFFFD]/gu, '')
    .trim();
  if (seen === '' && typed.trim() !== '') return UNSEEN;
  return Array.from(seen).slice(0, MAX_SEARCH_LENGTH).join('').trim();
}

/**
 * For each word of a search, what `like` may find for it in a text put through SQL's `lower`, with `\` before a character that
 * stands for itself. SQLite knows small and capital letters of ASCII only: accented ones are spelt out, small, capital, or
 * capital where a word begins; and an apostrophe is straight or curled.
 */
export function patternsOf(search: string): readonly (readonly string[])[] {
  const words = search.split(/\s+/).filter((each) => each !== '');
  return words.map((word) => spellingsOf(word).map((each) => `%${each.replace(/[%_\\]/g, '\\$&')}%`));
}

function spellingsOf(word: string): readonly string[] {
  const small = word.toLowerCase();
  const begun = small.replace(FIRST_LETTER, (letter) => letter.toUpperCase());
  const cases = [word, small, begun, word.toUpperCase()].map(lowerAscii);
  const spellings = cases.flatMap((each) => ["'", '\u2019'].map((sign) => each.replace(APOSTROPHE, sign)));
  return [...new Set(spellings)];
}

/** As SQLite's `lower` does it. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
