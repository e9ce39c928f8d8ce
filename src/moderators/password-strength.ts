import { COMMON_PASSWORDS, COMMON_WORDS } from './password-list.ts';

/** A password is worth its guesses: fewer pieces than this, and a program tries it early. */
const LEAST_PIECES = 6;
const LEAST_RUN = 3;
const KEYBOARD_ROWS = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertzuiop',
  'yxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1a2z3e4r5t6y7u8i9o0p',
] as const;
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/**
 * Whether a password is among the commonest, or made of what they are made of: common words, the person's own name,
 * years, repetitions, sequences and rows of the keyboard, with less than six such pieces or other characters in all.
 */
export function isPredictable(password: string, name: string): boolean {
  const plain = toPlain(password);
  if (COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(unmasked(plain))) return true;
  return countPieces(repeatedBlock(plain), nameWords(name)) < LEAST_PIECES;
}

function toPlain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function unmasked(plain: string): string {
  return plain.replace(/[013457@$]/g, (sign) => LOOKALIKES[sign] ?? sign);
}

/** "abc!abc!abc!" is worth no more than "abc!". */
function repeatedBlock(plain: string): string {
  const period = (plain + plain).indexOf(plain, 1);
  return plain.slice(0, period);
}

function nameWords(name: string): readonly string[] {
  return toPlain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= LEAST_RUN);
}

function countPieces(text: string, names: readonly string[]): number {
  const fewest = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best = (fewest[end - 1] ?? 0) + 1;
    for (let start = 0; start <= end - LEAST_RUN; start += 1)
      if ((fewest[start] ?? 0) + 1 < best && isPiece(text.slice(start, end), names))
        best = (fewest[start] ?? 0) + 1;
    fewest.push(best);
  }
  return fewest[text.length] ?? 0;
}

function isPiece(part: string, names: readonly string[]): boolean {
  const isKnown = [part, unmasked(part)].some((word) => COMMON_WORDS.has(word) || names.includes(word));
  return isKnown || /^(?:19|20)\d\d$/.test(part) || isSequence(part) || isKeyboardRun(part);
}

function isSequence(part: string): boolean {
  const steps = Array.from(
    { length: part.length - 1 },
    (_, i) => part.charCodeAt(i + 1) - part.charCodeAt(i),
  );
  const [first = 0] = steps;
  return Math.abs(first) <= 1 && steps.every((step) => step === first);
}

function isKeyboardRun(part: string): boolean {
  const backwards = Array.from(part).reverse().join('');
  return KEYBOARD_ROWS.some((row) => row.includes(part) || row.includes(backwards));
}
