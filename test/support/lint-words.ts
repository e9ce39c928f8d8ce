import type { Lang } from '../../src/i18n/languages.ts';

interface Rule {
  readonly fault: string;
  readonly pattern: RegExp;
}

/**
 * The faults of one generated line, by name; none when it is clean. What a person typed is no business of this
 * lint: mask it first with a private-use character. A title needs neither a capital nor a full stop.
 */
export function lintWords(lang: Lang, text: string, kind: 'sentence' | 'title' = 'sentence'): string[] {
  const rules = [...COMMON, ...(kind === 'sentence' ? SENTENCE : []), ...OF_LANG[lang]];
  const faults = rules.filter(({ pattern }) => pattern.test(text)).map(({ fault }) => fault);
  return hasUnbalancedQuotes(text) ? [...faults, 'unbalanced quotes'] : faults;
}

function hasUnbalancedQuotes(text: string): boolean {
  const count = (mark: string) => text.split(mark).length;
  return count('«') !== count('»') || count('“') !== count('”');
}

function anyWordOf(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}’])(?:${words.replaceAll(' ', '|')})(?![\\p{L}’])`, 'iu');
}

const COMMON: readonly Rule[] = [
  { fault: 'plain apostrophe', pattern: /'/ },
  { fault: 'plain quote', pattern: /"/ },
  { fault: 'double space', pattern: /\s{2}/ },
  { fault: 'space at an end', pattern: /^\s|\s$/ },
  { fault: 'space before comma or full stop', pattern: /\s[,.]/ },
  { fault: 'no space after a mark', pattern: /[,;:](?![ ])/ },
  { fault: 'doubled punctuation', pattern: /[,.;:!?]\s*[,.;:!?]/ },
  { fault: 'a hole', pattern: /undefined|null|NaN|\[object|\$\{/ },
  { fault: 'empty quotes', pattern: /«\s*»|“\s*”/ },
];

const SENTENCE: readonly Rule[] = [
  { fault: 'no final full stop', pattern: /[^.!?]$/ },
  { fault: 'no capital', pattern: /^[^\p{Lu}\p{Co}\p{N}«“]/u },
];

const OF_LANG: Readonly<Record<Lang, readonly Rule[]>> = {
  fr: [
    { fault: 'no no-break space before a colon', pattern: /[^\u00a0]:/ },
    { fault: 'no narrow no-break space before a mark', pattern: /[^\u202f][;!?]/ },
    { fault: 'no no-break space inside quotes', pattern: /«[^\u00a0]|[^\u00a0]»/ },
    { fault: 'English quotes', pattern: /[“”]/ },
    { fault: 'missing contraction', pattern: anyWordOf('de\\sle de\\sles à\\sle à\\sles') },
    {
      fault: 'missing elision',
      pattern:
        /(?<![\p{L}’-])(?:de|le|la|que|ne|se|je|me|te|ce|jusque|lorsque|puisque) [aeiouàâéèêëîïôöùûœ]|(?<!\p{L})si ils?(?!\p{L})/iu,
    },
    { fault: 'day 1 without "er"', pattern: /(?<!\d)1 (?:jan|fév|mar|avr|mai|jui|aoû|sep|oct|nov|déc)/ },
    {
      fault: 'serial comma',
      pattern: /(?:voulons|pourtant|de côté|suivrons|appuyons sur|parmi|attendre) [^.]*, et /,
    },
    { fault: 'two conjunctions in a list', pattern: / et [^.;:]* et / },
    {
      fault: 'list without "et"',
      pattern: /(?:voulons|pourtant|de côté|suivrons|appuyons sur) (?![^.]* et )[^.]*,/,
    },
    { fault: 'English words', pattern: anyWordOf('the and of to we our want with which what from other') },
  ],
  en: [
    { fault: 'French spacing', pattern: /[\u00a0\u202f]|\s[:;!?]/ },
    { fault: 'French quotes', pattern: /[«»]/ },
    { fault: 'wrong article', pattern: /(?<!\p{L})(?:a [aeio]|an [^aeiouh])/iu },
    { fault: 'serial comma', pattern: /(?:want to|plan to|aside|watch|build on|among|Let) [^.]*, and / },
    { fault: 'two conjunctions in a list', pattern: / and [^.;:]* and / },
    { fault: 'list without "and"', pattern: /(?:want to|plan to|aside|watch|build on) (?![^.]* and )[^.]*,/ },
    {
      fault: 'French words',
      pattern: anyWordOf('nous et le la les des une notre pas avec dans qui est autres 1er'),
    },
  ],
};

/** Every text of a part of the catalogue; functions are asked with small numbers. */
export function sentencesOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return sentencesOf(Reflect.apply(words, undefined, [7, 4, 5]));
  if (typeof words === 'object' && words !== null) return Object.values(words).flatMap(sentencesOf);
  return [];
}

export function banned(lang: Lang, text: string): readonly string[] {
  const words = {
    fr: /!|invalide|interdit|désolé|oubli[eé]z/iu,
    en: /!|invalid|forbidden|please|sorry|oops/iu,
  };
  return words[lang].test(text) ? ['a word that accuses'] : [];
}

/** The words that were given up, and the one that is used instead: one word for one thing, on every page. */
const GIVEN_UP: Readonly<Record<Lang, readonly (readonly [pattern: RegExp, instead: string])[]>> = {
  fr: [
    [/(?<!\p{L})pistes?(?!\p{L})/iu, 'approche'],
    [/courriel/iu, 'e-mail'],
    [/définitivement/iu, 'pour de bon'],
    [/(?<!\p{L})Qui l’(?:a|avait) /u, 'Avec ce lien, on…'],
    [/bonne hygiène/iu, 'n’importe qui ferait cela'],
  ],
  en: [
    [/(?<!\p{L})paths?(?!\p{L})/iu, 'approach'],
    [/renounc|renunciation/iu, 'you have said no to things'],
    [/meanwhile/iu, 'in the meantime'],
    [/rather (?:yes|not)/iu, 'mostly, not really'],
    [/(?<!\p{L})bin(?!\p{L})/iu, 'trash'],
    [/(?<!\p{L})paint/iu, 'colour in'],
    // But for a command and a file of that name.
    [/(?<![Ee]-)(?<!\p{L})mails?(?!\p{L}|-test|-secret)/u, 'e-mail'],
    [/(?<!\p{L})It serves/iu, 'we use it to'],
    [/goes on on|opens no |no longer serves/iu, 'does not open, no longer works'],
    [/anybody else’s/iu, 'anyone else’s'],
    [/anew(?!\p{L})/iu, 'again'],
  ],
};

export function givenUp(lang: Lang, text: string): readonly string[] {
  return GIVEN_UP[lang].filter(([pattern]) => pattern.test(text)).map(([, instead]) => `say: ${instead}`);
}
