import { messagesFor } from './messages.ts';
import { fold } from './fold.ts';
import type { Lang } from './languages.ts';

/** The zeros of the digits that do not fold to ours: Arabic-Indic, and its Persian and Urdu form. */
const OTHER_ZEROS = [0x0660, 0x06f0] as const;
/** Which catalogues a reader of each language may answer in. */
const ANSWERS_IN: Readonly<Record<Lang, readonly Lang[]>> = { fr: ['fr'], en: ['en', 'fr'] };

/**
 * The number that somebody wrote, in any digits (0 to 999, zeros in front allowed) or in words (0 to 20; French ones
 * everywhere, English ones on an English page). Case, accents, hyphens, an equals sign before it and a full stop
 * after it do not count. Null when it is anything else, a sum or two numbers included. Source: comments §2.4.
 */
export function numberIn(words: string, lang: Lang): number | null {
  const bare = plainDigits(fold(words))
    .trim()
    .replace(/^=\s*/, '')
    .replace(/(?<!\s)\s*\.$/, '');
  const [, digits] = /^0*(\d{1,3})$/.exec(bare) ?? [];
  if (digits !== undefined) return Number(digits);
  const spelled = joined(bare);
  const values = ANSWERS_IN[lang].map((each) => SPELLINGS[each].get(spelled));
  return values.find((value) => value !== undefined) ?? null;
}

function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = OTHER_ZEROS.find((each) => code >= each && code < each + 10) ?? code;
    return String(code - zero);
  });
}

/** "dix-sept", "dix sept" and "dixsept" are one answer, with any hyphen and any space. */
function joined(words: string): string {
  return words.replace(/[\s\p{Pd}]+/gu, '');
}

const SPELLINGS: Readonly<Record<Lang, ReadonlyMap<string, number>>> = {
  fr: spellingsOf('fr'),
  en: spellingsOf('en'),
};

function spellingsOf(lang: Lang): ReadonlyMap<string, number> {
  return new Map(messagesFor(lang).comments.numbers.map((words, number) => [joined(fold(words)), number]));
}
