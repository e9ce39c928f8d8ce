import { z } from 'zod';
import { key, phrase, sentence, sign, text, whole } from './field.ts';

/** In bytes, of each file. */
export const MAX_FILE_BYTES = 64_000;
const LABEL_MAX = 13;
const MAX = { word: 24, name: 40, phrase: 90, sentence: 320, credit: 400, source: 120 };
const WEIGHTS = [-3, -2, -1, 1, 2, 3] as const;
const weight = z
  .literal(WEIGHTS, 'must be a whole number from -3 to 3; leave a weight of 0 out')
  .meta({ description: 'How strongly the claim speaks for the approach, or against it.' });

/** Their numbers within the pair. */
const falling = z
  .array(z.literal([1, 2], 'must be 1 or 2: the first indicator or the second'))
  .min(1)
  .max(2)
  .refine(([one, two]) => two === undefined || one !== two, 'names one of them twice: take it out once')
  .optional()
  .meta({
    description: 'Which of the two indicators should fall, such as [1]: a delay, a share of complaints.',
    uniqueItems: true,
  });

const schemaLine = z.string().optional().meta({ description: 'For your editor. It changes nothing.' });

export const methodDocument = z
  .strictObject({
    $schema: schemaLine,
    id: key.meta({ description: 'The name of the folder: the address of your wheel says it.' }),
    article: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be the last part of the address of an article')
      .max(100)
      .optional()
      .meta({ description: 'The article of the site that tells about this wheel, by its slug.' }),
    credit: text(MAX.credit, 'Who made this list, and after whom.'),
    licence: text(MAX.name, 'Under which terms others may use it, such as MIT or CC BY 4.0.'),
    families: z
      .array(
        z.strictObject({
          key,
          ground: sign.meta({ description: 'The pattern that tells the family without colour.' }),
        }),
      )
      .min(2)
      .max(6)
      .meta({ description: 'In wheel order, clockwise from the top: 2 to 6.' }),
    approaches: z
      .array(
        z.strictObject({
          key,
          family: key.meta({ description: 'The key of its family.' }),
          effort: z
            .enum(['low', 'medium', 'high'])
            .meta({ description: 'The time that it takes a team each week.' }),
          exposure: z
            .enum(['usual', 'high'])
            .meta({ description: 'high where the public may answer loudly, else usual.' }),
          facing: key
            .optional()
            .meta({ description: 'The approach that pulls the other way; that one must name this one.' }),
          sign: sign.meta({ description: 'The sign of the approach.' }),
          falling,
        }),
      )
      .min(6)
      .max(16)
      .meta({
        description: 'In wheel order; those of a family stand together, families in their order: 6 to 16.',
      }),
    groups: z
      .array(key)
      .min(1)
      .max(8)
      .meta({ description: 'Headings of the diagnosis, in the order of the form: 1 to 8.' }),
    claims: z
      .array(
        z.strictObject({
          key,
          group: key.meta({ description: 'The key of its group.' }),
          kind: z
            .enum(['issue', 'strength'])
            .meta({ description: 'issue: what goes wrong. strength: what one can build on.' }),
          weights: z
            .record(key, weight)
            .meta({ description: 'Points by approach, from -3 to 3; one that is left out gets none.' }),
        }),
      )
      .min(6)
      .max(24)
      .meta({
        description: 'What readers are asked about, group after group: 6 to 24. The order settles ties.',
      }),
    requires: z
      .record(key, key)
      .meta({ description: 'Approaches that are suggested only where a claim holds: {approach: claim}.' }),
    fallback: key.meta({
      description:
        'The approach that is suggested where nothing stands out, and that gains from “not known”.',
    }),
    suggestion: z
      .strictObject({
        values: z
          .tuple([whole(0, 9, '“rather not”'), whole(0, 9, '“rather yes”'), whole(1, 9, '“fully”')])
          .meta({ description: 'What the answers are worth; each is multiplied by a weight.' }),
        priorityPoints: whole(1, 99, 'From so many points on, an approach may be suggested as a priority.'),
        priorityPercentOfBest: whole(1, 100, 'And with at least this share of the points of the best.'),
        secondaryPoints: whole(1, 99, 'From so many points on, it may be suggested as secondary.'),
        everythingTrue: whole(2, 24, 'From so many claims that hold on, nothing is suggested.'),
        unknownPoints: whole(0, 24, 'What “not known” adds to the fallback, at most.'),
      })
      .meta({ description: 'How answers become suggestions.' }),
    focus: z
      .strictObject({
        everythingFrom: whole(1, 100, 'From this share of marked sectors on: everything, so no choice.'),
        scatteredFrom: whole(50, 100, 'From this share on: scattered. Half the wheel at least.'),
        sharpUpTo: whole(1, 100, 'Up to this share: sharp.'),
        priorities: z
          .strictObject({
            sharpUpTo: whole(2, 2, 'Up to two priorities: sharp. The same for every method.'),
            scatteredFrom: whole(4, 4, 'From four priorities on: scattered. The same for every method.'),
          })
          .meta({ description: 'The same for the number of priorities.' }),
      })
      .meta({ description: 'When a wheel is a choice; the shares are in per cent of all sectors.' }),
  })
  .meta({ title: 'A method', description: 'What a wheel is made of and how it judges.' });

export const wordsDocument = z
  .strictObject({
    $schema: schemaLine,
    name: text(MAX.name, 'What your wheel is about, as a title: “Social media”.'),
    question: sentence(160, 'The question that the wheel answers.'),
    place: phrase(60, '“… on social media”.'),
    strategy: phrase(60, '“social media strategy”.'),
    abstain: phrase(80, 'After “we choose to”: what staying away is.'),
    abstaining: phrase(80, 'The same as “staying off …”.'),
    fallback: phrase(60, 'The fallback after “start by”: “listening”.'),
    families: z
      .record(key, text(MAX.word, 'The name of the family, in one or two words.'))
      .meta({ description: 'One for each family of method.json.' }),
    approaches: z
      .record(
        key,
        z.strictObject({
          label: text(LABEL_MAX, `The name on the wheel: at most ${LABEL_MAX} characters.`),
          summary: sentence(MAX.sentence, 'What it is.'),
          fits: sentence(MAX.sentence, 'When it fits.'),
          trap: sentence(MAX.sentence, 'How it goes wrong.'),
          firstMove: sentence(MAX.sentence, 'What to do in the first 30 days.'),
          prompt: sentence(MAX.sentence, 'What to ask of whoever rewrites the choice.'),
          indicators: z
            .tuple([phrase(MAX.phrase, 'What to measure.'), phrase(MAX.phrase, 'What else to measure.')])
            .meta({ description: 'Two things that can be counted.' }),
          indicator: phrase(MAX.phrase, 'After “we will watch”.'),
          opposite: phrase(MAX.phrase, 'What a sensible brand could do instead.'),
          infinitive: phrase(MAX.phrase, 'After “we want to”.'),
          noun: phrase(60, 'After “we leave aside”.'),
          example: z
            .strictObject({
              text: sentence(MAX.sentence, 'What a brand did.'),
              source: text(MAX.source, 'Where it is published.'),
            })
            .optional()
            .meta({ description: 'A published case, if you know one.' }),
        }),
      )
      .meta({ description: 'One for each approach of method.json.' }),
    groups: z
      .record(key, text(MAX.name, 'A heading of the diagnosis.'))
      .meta({ description: 'One for each group of method.json.' }),
    claims: z
      .record(
        key,
        z.strictObject({
          text: sentence(160, 'What the reader says yes or no to.'),
          phrase: phrase(
            MAX.phrase,
            'What the statement says. An issue is a clause (“our stock is old”); a strength follows “on”.',
          ),
        }),
      )
      .meta({ description: 'One for each claim of method.json.' }),
  })
  .meta({ title: 'The words of a method', description: 'What a method says in one language.' });

export type MethodDocument = Readonly<z.infer<typeof methodDocument>>;
export type WordsDocument = Readonly<z.infer<typeof wordsDocument>>;

/** What the files of a method say. */
export interface Documents {
  readonly method: MethodDocument;
  readonly fr?: WordsDocument | undefined;
  readonly en?: WordsDocument | undefined;
}
