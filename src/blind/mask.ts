import { fold } from '../i18n/fold.ts';

/** A stretch of a text; `mask` says whose name stood there. */
interface Piece {
  readonly text: string;
  readonly mask: 'brand' | 'other' | null;
}

/** What is hidden, and what stands in its place. */
interface Masks {
  readonly brand: string;
  readonly others: readonly string[];
  readonly words: Readonly<Record<'brand' | 'other', string>>;
}

/** Spaces, apostrophes, hyphens: between the words of a name one is as good as the other, and as none. */
const SOFT = "[\\s'`\\u2018\\u2019\\u02bc\\u02b9\\u2032\\p{Pd}\\u2212_]";
const SOFT_ONES = new RegExp(SOFT, 'gu');
const WORD = /[\p{L}\p{N}]+/gu;
/** Scripts that set no space between words: a name ends there where its letters do. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u;
/** Where a name that is written as one word changes from small letters to capitals, or between letters and digits. */
const CHANGE = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu;
/** What French shortens before a vowel; the whole name hidden, the vowel is gone. */
const ELIDED = /(?<!\p{L})(\p{L}*qu|d|l)['\u2018\u2019\u02bc]\s*$/iu;

/**
 * A text with the whole names hidden, as whole words, whatever their case, accents, spaces, apostrophes and hyphens. Where two
 * names start at one place the longer one counts. `d’`, `l’` and `qu’` before a hidden name become `de`, `la`, `que`.
 */
export function maskNames(text: string, { brand, others, words }: Masks): readonly Piece[] {
  const hidden = [
    { name: brand, mask: 'brand' as const },
    ...others.map((name) => ({ name, mask: 'other' as const })),
  ].sort((a, b) => nameKey(b.name).length - nameKey(a.name).length);
  const folded = foldWithOrigins(text);
  const named = new RegExp(hidden.map(({ name }) => `(${patternOf(name)})`).join('|'), 'gu');
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of folded.text.matchAll(named)) {
    const mask = hidden[found.indexOf(found[0], 1) - 1]?.mask ?? 'brand';
    const [start, end] = [found.index, found.index + found[0].length].map((at) => folded.origins[at] ?? 0);
    pieces.push({ text: withoutElision(text.slice(from, start)), mask: null }, { text: words[mask], mask });
    from = end ?? text.length;
  }
  return [...pieces, { text: text.slice(from), mask: null }].filter((piece) => piece.text !== '');
}

/** Names that a reader would take for one another have one key. Punctuation around a name is no part of it. */
export function nameKey(name: string): string {
  const whole = foldWithOrigins(name).text.replace(SOFT_ONES, '');
  const bare = whole.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return bare === '' ? whole : bare;
}

/** Folds one character at a time, so that what is found can be cut from the text as it was typed. */
function foldWithOrigins(text: string): { readonly text: string; readonly origins: readonly number[] } {
  const origins: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const plain = fold(character).replace('\u03c2', '\u03c3');
    origins.push(...Array.from({ length: plain.length }, () => at));
    folded += plain;
    at += character.length;
  }
  return { text: folded, origins: [...origins, text.length] };
}

/** `BlaBlaCar` may be written in three words as well, `7up` in two. */
function patternOf(name: string): string {
  const apart = name.normalize('NFC').replace(CHANGE, ' ');
  const folded = foldWithOrigins(apart).text.trim();
  const words = folded.match(WORD) ?? [];
  const [first, last] = [words[0], words.at(-1)];
  if (folded === '') return '(?!)';
  if (first === undefined || last === undefined) return signPattern(folded);
  const [before = '', ...between] = folded.split(WORD);
  const after = between.pop() ?? '';
  const middle = words.map((word, index) => word + (index < between.length ? gap(between[index] ?? '') : ''));
  return [
    optional(before, (marks) => `${marks}${SOFT}*`),
    UNSPACED.test(first.charAt(0)) ? '' : '(?<![\\p{L}\\p{N}])',
    middle.join(''),
    UNSPACED.test(last.slice(-1)) ? '' : '(?![\\p{L}\\p{N}])',
    optional(after, (marks) => `${SOFT}*${marks}`),
  ].join('');
}

/** A sign, such as an emoji, stands out among punctuation; a name of punctuation alone has to stand alone. */
function signPattern(name: string): string {
  const beside = /\p{S}/u.test(name) ? '[\\p{L}\\p{N}\\p{S}]' : '\\S';
  return `(?<!${beside})${literally(name)}(?!${beside})`;
}

function gap(between: string): string {
  const marks = between.replace(SOFT_ONES, '');
  return marks === '' ? `${SOFT}*` : `${SOFT}*${spread(marks)}${SOFT}*`;
}

/** Punctuation before or after a name goes with it where it stands there. */
function optional(around: string, pattern: (marks: string) => string): string {
  const marks = around.replace(SOFT_ONES, '');
  return marks === '' ? '' : `(?:${pattern(spread(marks))})?`;
}

function spread(marks: string): string {
  return Array.from(marks, literally).join(`${SOFT}*`);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function withoutElision(before: string): string {
  return before.replace(ELIDED, (_, stem: string) => {
    const isLoud = stem.length > 1 && stem === stem.toUpperCase();
    const vowel = /l$/i.test(stem) ? 'a' : 'e';
    return `${stem}${isLoud ? vowel.toUpperCase() : vowel} `;
  });
}
