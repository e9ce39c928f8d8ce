import type { Lang } from '../../src/i18n/languages.ts';

/** The faults of a paragraph of prose, each with the words around it; none when it is clean. */
export function lintProse(lang: Lang, text: string): readonly string[] {
  return [...COMMON, ...OF_LANG[lang]].flatMap(({ fault, pattern }) =>
    [...text.matchAll(pattern)].map(
      ({ index }) => `${fault}: ${text.slice(Math.max(0, index - 20), index + 20)}`,
    ),
  );
}

interface Rule {
  readonly fault: string;
  readonly pattern: RegExp;
}

function anyWordOf(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}’-])(?:${words.replaceAll(' ', '|')})(?![\\p{L}’-])`, 'giu');
}

const COMMON: readonly Rule[] = [
  { fault: 'plain apostrophe', pattern: /'/g },
  { fault: 'plain quote', pattern: /"/g },
  { fault: 'double space', pattern: /\s{2}/g },
  { fault: 'space before a comma or a full stop', pattern: /\s[,.]/g },
  { fault: 'no space after a mark', pattern: /[,;](?=\p{L})|[.?](?=\p{Lu})/gu },
  { fault: 'doubled punctuation', pattern: /[,.;:?]\s*[,.;:?]/g },
  { fault: 'exclamation mark', pattern: /!/g },
  { fault: 'three dots', pattern: /\.\.|…/g },
  { fault: 'long dash', pattern: /[—–]/g },
  { fault: 'a word twice', pattern: /(?<![\p{L}’-])(?!nous nous|vous vous)(\p{L}{2,})\s\1(?![\p{L}’-])/giu },
];

const OF_LANG: Readonly<Record<Lang, readonly Rule[]>> = {
  fr: [
    { fault: 'no no-break space before a colon', pattern: /[^\u00a0]:/g },
    { fault: 'no narrow no-break space before a mark', pattern: /[^\u202f][;?]/g },
    { fault: 'no no-break space inside quotes', pattern: /«[^\u00a0]|[^\u00a0]»/g },
    { fault: 'space that breaks a number', pattern: /\d (?=\d{3}|%|euros)/g },
    { fault: 'missing contraction', pattern: anyWordOf('de\\sle de\\sles à\\sle à\\sles') },
    {
      fault: 'missing elision',
      pattern:
        /(?<![\p{L}’-])(?:de|le|la|que|ne|se|je|me|te|ce|jusque|lorsque|puisque) [aeiouàâéèêëîïôöùûœ]|(?<!\p{L})si ils?(?!\p{L})/giu,
    },
    {
      fault: 'capital without its accent',
      pattern: anyWordOf('Etat Etats Etre Ecouter Eviter Elan A\\sla A\\svous'),
    },
    { fault: 'familiar address', pattern: anyWordOf('tu toi tes') },
    { fault: 'English words', pattern: anyWordOf('the and of to we our want with which what from other') },
  ],
  en: [
    { fault: 'French spacing', pattern: /[\u00a0\u202f]|\s[:;?]/g },
    { fault: 'French quotes', pattern: /[«»]/g },
    { fault: 'wrong article', pattern: /(?<!\p{L})(?:a [aeio](?!ne)|an [^aeiouh])/giu },
    { fault: 'serial comma', pattern: /\p{L}+, \p{L}+, (?:and|or) \p{L}+[.,;]/gu },
    {
      fault: 'American spelling',
      pattern:
        /(?:\p{L}(?:[^s]ize[sd]?|izing|ization)|(?<!\p{L})(?:color|behavior|favor|center)s?)(?!\p{L})/giu,
    },
    {
      fault: 'French words',
      pattern: anyWordOf('nous et le la les des une notre pas avec dans qui est autres'),
    },
  ],
};
