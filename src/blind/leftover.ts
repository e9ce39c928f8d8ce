import { fold, wordsOf } from '../i18n/fold.ts';
import { nameKey } from './mask.ts';

/** Shorter words of a name, such as articles, stand in any text and tell nothing. */
const TELLING_LENGTH = 4;
const WORD = /([\p{L}\p{N}\p{M}]+)/u;

interface Shown {
  readonly text: string;
  readonly isLeft: boolean;
}

/** Cuts a text, the whole names already hidden in it, at each word that still tells of the brand: one of its words, or its name in a longer one. */
export function leftIn(text: string, brand: string): readonly Shown[] {
  const whole = nameKey(brand);
  const telling = tellingWords(brand);
  if (telling.length === 0) return signsIn(text, brand.trim());
  const cut = text.split(WORD);
  const words = cut.map((part, index) => (index % 2 === 1 ? fold(part) : ''));
  const joined = joinedIn(words, whole);
  const isLeft = (word: string, index: number) =>
    telling.includes(word) || joined.has(index) || (whole.length >= TELLING_LENGTH && word.includes(whole));
  const parts: Shown[] = [];
  for (const [index, part] of cut.entries()) {
    const last = parts.at(-1);
    if (index % 2 === 1 && isLeft(words[index] ?? '', index)) parts.push({ text: part, isLeft: true });
    else if (last?.isLeft === false) parts[parts.length - 1] = { text: last.text + part, isLeft: false };
    else if (part !== '') parts.push({ text: part, isLeft: false });
  }
  return parts;
}

/** The places of neighbours that make the name together: `BlaBla Car` of a brand that is typed `blablacar`. */
function joinedIn(words: readonly string[], whole: string): ReadonlySet<number> {
  const places = words.flatMap((word, index) => (word === '' ? [] : [index]));
  const found = new Set<number>();
  for (const [at] of places.entries())
    for (const count of [2, 3]) {
      const some = places.slice(at, at + count);
      const name = some.map((index) => words[index]).join('');
      if (whole.length > TELLING_LENGTH && name === whole) for (const index of some) found.add(index);
    }
  return found;
}

/** A name of signs alone tells wherever it stands. */
function signsIn(text: string, name: string): readonly Shown[] {
  if (name === '') return [{ text, isLeft: false }];
  const between = text.split(name).map((part) => ({ text: part, isLeft: false }));
  const shown = between.flatMap((part, index) =>
    index === 0 ? [part] : [{ text: name, isLeft: true }, part],
  );
  return shown.filter((part) => part.text !== '');
}

/** The words of a name that are long, or hold a digit; where there are none, its longest. */
function tellingWords(brand: string): readonly string[] {
  const words = wordsOf(brand);
  const telling = words.filter((word) => word.length >= TELLING_LENGTH || /\p{N}/u.test(word));
  if (telling.length > 0 || words.length === 0) return telling;
  const most = Math.max(...words.map(({ length }) => length));
  return words.filter(({ length }) => length === most);
}
