import type { FormFields, Holds, Input } from './form.ts';

/** What is typed again rather than carried along or shown: passwords and codes. */
const SECRET = /(?:^|-)(?:password|code|secret)$/;
/** By which a sign-in form carries the fields of another form along. */
export const CARRIED = 'again-';
/** The fields without words of the forms that have no list of their own: the comment's, its report's and the moderators'. */
const NO_WORDS: ReadonlySet<string> = new Set(
  [
    'decision act actor again read seen seen-at page status rule report parent captcha captcha-token',
    'notify remember tick bulk all sure remove-website language holdAll trustKnown replies',
  ].flatMap((names) => names.split(' ')),
);
const NO_WORDS_BEFORE = 'shown-';

export function isSecret(name: string): boolean {
  return SECRET.test(name);
}

/** A field with the words that somebody typed into it. */
interface Typed {
  readonly name: string;
  readonly text: string;
}

/** What the forms of the site say of the fields that an error page is given. */
export interface KnownFields {
  /** Every word that a person typed into a form, in its order. Passwords, codes and keys are left out. */
  readonly words: (input: Input) => readonly Typed[];
  /** All that may be sent again. */
  readonly resendable: (input: Input) => readonly (readonly [name: string, value: string])[];
}

/**
 * Asks every form what its fields hold. A field that none of them knows is taken for words: a form of tomorrow whose list is
 * not given here shows too much on an error page, and loses nothing.
 */
export function knownFields(forms: readonly FormFields[]): KnownFields {
  const known = new Map(forms.flatMap((fields) => Object.entries(fields)));
  const holds = (name: string): Holds => {
    if (isSecret(name)) return 'secret';
    const isOwn = NO_WORDS.has(name) || name.startsWith(NO_WORDS_BEFORE);
    return known.get(name) ?? (isOwn ? 'choice' : 'words');
  };
  const pairs = (input: Input) =>
    Object.entries(input).flatMap(([name, values]) => values.map((value) => [name, value] as const));
  return {
    words: (input) =>
      pairs(input)
        .map(([sent, text]) => ({ name: sent.startsWith(CARRIED) ? sent.slice(CARRIED.length) : sent, text }))
        .filter(({ name, text }) => holds(name) === 'words' && text.trim() !== ''),
    resendable: (input) => pairs(input).filter(([name]) => holds(name) !== 'secret'),
  };
}
