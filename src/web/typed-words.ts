import type { Input } from './form.ts';

/** What is typed again rather than carried along or shown: passwords, codes, and a link that opens a strategy. */
const SECRET = /(?:^|-)(?:password|code|secret|other-link)$/;
/** By which a sign-in form carries the fields of another form along. */
export const CARRIED = 'again-';
/**
 * The fields of our forms that hold no words of a person: buttons, boxes, lists and what a page tells itself. Whatever
 * else comes in is taken for words: a form of tomorrow that nobody enters here shows too much on an error page, and loses nothing.
 */
const NO_WORDS: ReadonlySet<string> = new Set(
  [
    'action decision act actor again back once over read seen seen-at version latest page status rule',
    'link strategy report parent captcha captcha-token rival-before note-after',
    'capacity abstain refusal share-diagnosis count-me keep notify remember',
    'tick bulk all sure remove-website language holdAll trustKnown replies',
  ].flatMap((names) => names.split(' ')),
);
const NO_WORDS_BEFORE = ['shown-', 'swap-'] as const;

export function isSecret(name: string): boolean {
  return SECRET.test(name);
}

/** A field with the words that somebody typed into it. */
interface Typed {
  readonly name: string;
  readonly text: string;
}

/**
 * Every word that a person typed into a form, in its order; `choices` are more fields that hold none. Passwords, codes and
 * keys are left out.
 */
export function typedWords(input: Input, choices: ReadonlySet<string>): readonly Typed[] {
  return Object.entries(input).flatMap(([sent, values]) => {
    const name = sent.startsWith(CARRIED) ? sent.slice(CARRIED.length) : sent;
    if (!holdsWords(name, choices)) return [];
    return values.filter((text) => text.trim() !== '').map((text) => ({ name, text }));
  });
}

function holdsWords(name: string, choices: ReadonlySet<string>): boolean {
  if (isSecret(name) || NO_WORDS.has(name) || choices.has(name)) return false;
  return !NO_WORDS_BEFORE.some((beginning) => name.startsWith(beginning));
}
