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
  const isLeft = (word: string) =>
    telling.includes(word) || (whole.length >= TELLING_LENGTH && word.includes(whole));
  const parts: Shown[] = [];
  for (const [index, part] of text.split(WORD).entries()) {
    const last = parts.at(-1);
    if (index % 2 === 1 && isLeft(fold(part))) parts.push({ text: part, isLeft: true });
    else if (last?.isLeft === false) parts[parts.length - 1] = { text: last.text + part, isLeft: false };
    else if (part !== '') parts.push({ text: part, isLeft: false });
  }
  return parts;
}

/** The words of a name that are long, or hold a digit; where there are none, its longest. */
function tellingWords(brand: string): readonly string[] {
  const words = wordsOf(brand);
  const telling = words.filter((word) => word.length >= TELLING_LENGTH || /\p{N}/u.test(word));
  if (telling.length > 0) return telling;
  const most = Math.max(...words.map(({ length }) => length));
  return words.filter(({ length }) => length === most);
}
