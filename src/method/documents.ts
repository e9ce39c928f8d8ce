import { z } from 'zod';

/** Each file may be as long as the body of a form. */
export const MOST_BYTES = 64 * 1024;
export const MOST_DEPTH = 8;

const key = z
  .string()
  .regex(/^[a-z][a-z-]{1,29}$/, 'must be 2 to 30 small letters and hyphens, a letter first')
  .describe('A short name for programs and addresses: 2 to 30 small letters and hyphens.');

/** Texts go into pages, pictures and mails: no markup, no control, no direction marks. */
function text(max: number, about: string) {
  return z
    .string()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    .regex(
      /^[^<>\p{Cc}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]+$/u,
      'must be plain text on one line, without < or >',
    )
    .describe(`${about} At most ${max} characters.`);
}

const path = z
  .string()
  .max(2000, 'must have at most 2000 characters')
  .regex(/^[Mm][MmLlHhVvCcSsQqTtAaZz0-9 ,.-]*$/, 'must be the data of an SVG path that begins with M')
  .describe('The data of an SVG path on a square of 32 by 32.');

const sign = z
  .strictObject({
    lines: path.optional().describe('What is stroked, in lines of 2.'),
    dots: path.optional().describe('What is filled.'),
  })
  .refine(({ lines, dots }) => lines !== undefined || dots !== undefined, 'must have lines or dots');

const percent = z.int().min(1).max(100);

/** `method.json`: what a method is made of, apart from its words. */
export const methodDocument = z.strictObject({
  $schema: z.string().max(200).optional(),
  id: key.describe('The name of the folder.'),
  article: key
    .or(z.string().regex(/^[a-z0-9-]{2,80}$/))
    .optional()
    .describe('The slug of an article about it.'),
  credit: text(300, 'Whose idea it is.'),
  licence: text(60, 'Under which licence others may use it.'),
  families: z
    .array(z.strictObject({ key, ground: sign }))
    .min(2, 'must have 2 families or more')
    .max(6, 'must have 6 families at most')
    .describe('In wheel order.'),
  approaches: z
    .array(
      z.strictObject({
        key,
        family: key.describe('The key of its family; a family stands in one piece.'),
        effort: z
          .enum(['low', 'medium', 'high'])
          .describe('What it takes: 1, 2 or 3 points, twice as a priority.'),
        exposure: z.enum(['usual', 'high']).describe('Whether an audience may answer loudly.'),
        facing: key
          .optional()
          .describe('The approach that pulls the other way, which names this one in turn.'),
        sign: sign.describe('Its sign, on a square of 32 by 32.'),
      }),
    )
    .min(6, 'must have 6 approaches or more')
    .max(16, 'must have 16 approaches at most')
    .describe('Clockwise from the top; neighbours are related.'),
  groups: z.array(key).min(1).max(12).describe('The groups of the claims, in the order of the form.'),
  claims: z
    .array(
      z.strictObject({
        key,
        group: key,
        kind: z.enum(['issue', 'strength']),
        weights: z
          .record(
            key,
            z
              .int()
              .min(-3)
              .max(3)
              .refine((weight) => weight !== 0, 'must not be 0: leave it out'),
          )
          .describe('Points per approach, from -3 to 3.'),
      }),
    )
    .min(6, 'must have 6 claims or more')
    .max(24, 'must have 24 claims at most')
    .describe('In the order of the form.'),
  requires: z.record(key, key).describe('An approach is suggested only where this claim holds.'),
  fallback: key.describe('The approach to begin with where nothing stands out.'),
  suggestion: z.strictObject({
    values: z
      .tuple([z.int().min(0).max(9), z.int().min(0).max(9), z.int().min(0).max(9)])
      .describe('What the answers 1, 2 and 3 are worth.'),
    priorityPoints: z.int().min(1).max(99),
    priorityPercentOfBest: percent,
    secondaryPoints: z.int().min(1).max(99),
    everythingTrue: z
      .int()
      .min(2)
      .max(24)
      .describe('From so many claims that hold on, nothing is suggested.'),
    unknownPoints: z.int().min(0).max(9).describe('What "I don’t know" adds to the fallback, at most.'),
  }),
  focus: z.strictObject({
    everythingFrom: percent.describe('Per cent of all sectors that are marked.'),
    scatteredFrom: percent,
    sharpUpTo: percent,
    priorities: z.strictObject({
      sharpUpTo: z.int().min(1).max(16),
      scatteredFrom: z.int().min(2).max(17),
    }),
  }),
});
export type MethodDocument = z.output<typeof methodDocument>;

const LABEL_MAX = 13;

/** `fr.json` or `en.json`: the words of a method in one language. */
export const wordsDocument = z.strictObject({
  $schema: z.string().max(200).optional(),
  name: text(40, 'What the method is called.'),
  question: text(160, 'The question that its wheel answers.'),
  place: text(60, 'Where one acts: "on social media".'),
  strategy: text(60, 'What comes out: "social media strategy".'),
  abstain: text(80, 'Not to do it at all, after "we choose to".'),
  abstaining: text(80, 'The same in passing: "staying off social media".'),
  fallback: text(60, 'The fallback after "start by": "listening".'),
  families: z.record(key, text(24, 'The name of the family.')),
  approaches: z.record(
    key,
    z.strictObject({
      label: text(LABEL_MAX, 'Written round the rim of the wheel.'),
      summary: text(200, 'A sentence.'),
      fits: text(200, 'When it fits: a sentence.'),
      trap: text(200, 'How it goes wrong: a sentence.'),
      firstMove: text(240, 'What to do first: a sentence.'),
      prompt: text(160, 'What whoever rewrites the choice is asked.'),
      indicators: z.tuple([text(80, 'A phrase.'), text(80, 'A phrase.')]),
      indicator: text(120, 'After "we will watch".'),
      opposite: text(120, 'What a sensible rival could choose.'),
      infinitive: text(100, 'After "we want to".'),
      noun: text(80, 'After "we leave aside".'),
      example: z
        .strictObject({ text: text(400, 'What somebody did.'), source: text(160, 'Who says so.') })
        .optional(),
    }),
  ),
  groups: z.record(key, text(40, 'The name of a group of claims.')),
  claims: z.record(
    key,
    z.strictObject({
      text: text(160, 'The sentence to judge.'),
      phrase: text(120, 'An issue is a clause; a strength follows "on".'),
    }),
  ),
});
export type WordsDocument = z.output<typeof wordsDocument>;

export interface Documents {
  readonly method: MethodDocument;
  readonly fr?: WordsDocument | undefined;
  readonly en?: WordsDocument | undefined;
}

/** Where a document goes wrong, as a path of keys, and how to mend it. */
export interface Fault {
  readonly path: string;
  readonly reason: string;
}
