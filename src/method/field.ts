import { z } from 'zod';

/** What follows our fields with a key must stay a name, and `own-1` ours. */
const KEY = /^[a-z][a-z-]{1,29}$/;

const PATH_MAX = 1200;
/** No markup, nothing unseen, no character that turns the direction of what follows, no space at an end or two in a row. */
const TEXT = /^(?! )(?!.* {2})(?!.* $)[^<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]+$/u;
const PHRASE = /[^.!?…;:,]$/u;
const SENTENCE = /[.?!…][\u201D\u2019\u00BB"]?$/u;

export const key = z
  .string()
  .regex(
    KEY,
    'must be 2 to 30 small letters a to z and hyphens, the first one a letter, as in “take-a-stand”',
  )
  .meta({ description: 'A name for the files and the forms: 2 to 30 small letters and hyphens.' });

export function text(max: number, description: string) {
  return z
    .string()
    .refine((typed) => Array.from(typed).length <= max, `must have at most ${max} characters: shorten it`)
    .regex(
      TEXT,
      'must be plain text in one line, neither empty nor with < or >, unseen characters or spaces too many',
    )
    .meta({ description, minLength: 1, maxLength: max });
}

export function phrase(max: number, description: string) {
  return text(max, `${description} A phrase: no stop at its end.`).regex(
    PHRASE,
    'must end without a stop, since it goes into a sentence: take the stop off',
  );
}

export function sentence(max: number, description: string) {
  return text(max, `${description} A sentence, with its stop.`).regex(
    SENTENCE,
    'must end like a sentence: add a full stop or a question mark',
  );
}

const path = z
  .string()
  .max(PATH_MAX, `must have at most ${PATH_MAX} characters: draw it with fewer points`)
  .regex(
    /^M[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+$/,
    'must be the data of an SVG path: begin with M, then commands and numbers only',
  )
  .meta({ description: 'The d of an SVG path on a square of 32: x and y from 0 to 32.' });

export const sign = z
  .strictObject({ lines: path.optional(), dots: path.optional() })
  .refine(({ lines, dots }) => lines !== undefined || dots !== undefined, 'needs lines, dots or both')
  .meta({ description: 'A small drawing: lines are stroked, dots are filled.', minProperties: 1 });

export function whole(min: number, max: number, description: string) {
  const problem = `must be a whole number from ${min} to ${max}`;
  return z.number(problem).int(problem).min(min, problem).max(max, problem).meta({ description });
}
