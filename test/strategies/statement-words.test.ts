import { expect } from 'chai';
import fc from 'fast-check';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { CLAUSES } from '../../src/strategies/clauses.ts';
import type { ClauseKey, ClauseWords } from '../../src/strategies/clauses.ts';
import { PLAN_FIELDS } from '../../src/strategies/plan.ts';
import type { Plan, Plans } from '../../src/strategies/plan.ts';
import { statementLines } from '../../src/strategies/statement.ts';
import type { Line } from '../../src/strategies/line.ts';
import type { StatementFacts } from '../../src/strategies/statement.ts';
import { approachesAt } from '../../src/wheel/wheel.ts';
import { lintWords } from '../support/lint-words.ts';
import { AWKWARD_BRANDS, GOLDEN_CASES, factsOf, marked } from './golden-cases.ts';
import { STATES } from '../../src/terms.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import {
  APPROACH_KEYS,
  CLAIMS,
  CLAIM_KEYS,
  SOCIAL_MEDIA,
  answersOf,
  approach,
  chosen,
  wheelOf,
} from '../support/method.ts';
import type { Answer } from '../../src/diagnosis/answers.ts';
import type { ApproachKey, Choices, Claim, ClaimKey } from '../../src/method/method.ts';

const GOLDEN = new URL('golden/', import.meta.url);
const BRAND = '\uE000';
const GENE = '\uE001';
const REASON = '\uE002';
const PLAN = '\uE003';
const WORDS: Readonly<Record<ClauseKey, string>> = {
  start: '\uE010',
  assets: '\uE011',
  gene: '\uE012',
  choice: '\uE013',
  refusal: '\uE014',
};

describe('The golden statements', () => {
  const fileNames = Object.keys(GOLDEN_CASES).flatMap((name) => LANGS.map((lang) => `${name}.${lang}.txt`));

  it('are thirty-two, with a file each per language and no file beside them', () => {
    expect(Object.keys(GOLDEN_CASES)).to.have.length(32);
    expect(readdirSync(GOLDEN)).to.have.members(fileNames);
  });

  for (const [name, facts] of Object.entries(GOLDEN_CASES)) {
    for (const lang of LANGS) {
      it(`say what they said for ${name} in ${lang}`, () => {
        const text = statementLines(facts, lang)
          .map((line) => `${line.text}\n`)
          .join('');
        const file = new URL(`${name}.${lang}.txt`, GOLDEN);
        // After a wanted change of words: UPDATE_GOLDEN=1 npx mocha test/strategies/statement-words.test.ts, then read the diff.
        if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
        expect(text).to.equal(readFileSync(file, 'utf8'));
      });
    }
  }
});

const someBrand = fc.constantFrom('', ...Object.values(AWKWARD_BRANDS));
const someWords = fc.constantFrom(
  'Nous seuls ?!',
  '1083',
  'l’e.l.f',
  '🦊🦊',
  'مقهى النيل',
  'It’s « us »',
  '漢字',
);
const someAnswers = fc
  .array(fc.constantFrom<Answer[]>(0, 1, 2, 3, null), { minLength: 14, maxLength: 14 })
  .map((values) =>
    answersOf(Object.fromEntries(CLAIM_KEYS.map((key, index) => [key, values[index] ?? null]))),
  );
const fewMarked = fc
  .tuple(fc.shuffledSubarray([...APPROACH_KEYS], { maxLength: 8 }), fc.nat(4))
  .map(([keys, priorities]) => marked(keys.slice(0, priorities), keys.slice(priorities)));
const manyMarked = fc
  .array(fc.constantFrom(...STATES), { minLength: 12, maxLength: 12 })
  .map((states) =>
    wheelOf(Object.fromEntries(APPROACH_KEYS.map((key, index) => [key, states[index] ?? 'none']))),
  );
const someDay = fc
  .integer({ min: 0, max: 800 })
  .map((days) => new Date(Date.UTC(2026, 10, 22) + days * 86_400_000).toISOString().slice(0, 10));

const anyWords: fc.Arbitrary<ClauseWords> = fc
  .tuple(fc.subarray([...CLAUSES]), someWords, fc.constantFrom(...LANGS))
  .map(([clauses, text, lang]) => Object.fromEntries(clauses.map((clause) => [clause, { text, lang }])));
/** One text in any of the fields of any of the plans. */
const anyPlans: fc.Arbitrary<Plans> = fc
  .tuple(
    fc.subarray([...APPROACH_KEYS], { maxLength: 4 }),
    fc.subarray([...PLAN_FIELDS]),
    someWords.filter((words) => !words.endsWith('!')),
  )
  .map(([keys, fields, text]) =>
    Object.fromEntries(keys.map((key) => [key, planWith((field) => (fields.includes(field) ? text : ''))])),
  );

function planWith(typed: (field: (typeof PLAN_FIELDS)[number]) => string): Plan {
  const plan = Object.fromEntries(PLAN_FIELDS.map((field) => [field, typed(field)]));
  return { ...(plan as Record<(typeof PLAN_FIELDS)[number], string>), lang: 'fr' };
}

function planTextIn({ plan }: StatementFacts): string {
  const plans = Object.values(plan);
  return (
    plans.flatMap((each) => PLAN_FIELDS.map((field) => each?.[field] ?? '')).find((text) => text !== '') ?? ''
  );
}

const anyFacts: fc.Arbitrary<StatementFacts> = fc.record({
  method: fc.constant(SOCIAL_MEDIA),
  brand: someBrand,
  gene: fc.oneof(fc.constant(''), someWords),
  answers: someAnswers,
  choices: fc.oneof(fewMarked, manyMarked),
  abstainReason: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: someWords }),
  refusals: fc.subarray([...APPROACH_KEYS], { maxLength: 4 }),
  reviewDate: someDay,
  words: anyWords,
  plan: anyPlans,
});

function masked(facts: StatementFacts): StatementFacts {
  return {
    ...facts,
    brand: BRAND,
    gene: facts.gene === '' ? '' : GENE,
    abstainReason: facts.abstainReason === null ? null : REASON,
    words: Object.fromEntries(
      CLAUSES.flatMap((clause) => {
        const typed = facts.words[clause];
        return typed === undefined ? [] : [[clause, { ...typed, text: WORDS[clause] }]];
      }),
    ),
    plan: Object.fromEntries(
      Object.entries(facts.plan).map(([key, plan]) => [
        key,
        planWith((field) => ((plan?.[field] ?? '') === '' ? '' : PLAN)),
      ]),
    ),
  };
}

function faultsOf(lines: readonly Line[], lang: Lang): readonly string[] {
  const ours = lines.filter(({ lang: typedIn }) => typedIn === undefined);
  return ours.flatMap(({ name, text }) =>
    lintWords(lang, text, name === 'title' ? 'title' : 'sentence').map((fault) => `${fault}: ${text}`),
  );
}

describe('Any statement', () => {
  for (const lang of LANGS) {
    it(`shows no fault in 20,000 combinations in ${lang}, and keeps typed words as typed`, () => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(anyFacts, (facts) => {
          const words = statementLines(masked(facts), lang);
          for (const { name } of words) seen.add(name);
          expect(faultsOf(words, lang)).to.deep.equal([]);

          const unmasked = words.map(({ text }) =>
            text
              .replaceAll(BRAND, facts.brand || { fr: 'Notre marque', en: 'Our brand' }[lang])
              .replaceAll(GENE, facts.gene)
              .replaceAll(REASON, facts.abstainReason ?? '')
              .replaceAll(PLAN, planTextIn(facts))
              .replace(/[\uE010-\uE014]/g, Object.values(facts.words)[0]?.text ?? ''),
          );
          expect(statementLines(facts, lang).map(({ text }) => text)).to.deep.equal(unmasked);
        }),
        { seed: 20261122, numRuns: 20_000 },
      );
      expect(seen).to.have.property('size', 11);
    });
  }

  for (const lang of LANGS) {
    it(`stays within 150 words in ${lang}, the typed ones apart, with two priorities and three secondary aims`, () => {
      const answers = answersOf(
        Object.fromEntries(
          [...wordiest('issue', lang), ...wordiest('strength', lang)].map((key) => [key, 3]),
        ),
        0,
      );
      const counts = WIDEST_SHARP_WHEELS.map((choices) => {
        const refusals = wordiestRefusals(choices, lang);
        const lines = statementLines(factsOf({ gene: GENE, answers, choices, refusals }), lang);
        return lines.reduce((sum, { text }) => sum + wordsIn(text), 0);
      });
      expect(counts).to.have.length(66 * 120);
      expect(Math.max(...counts)).to.be.within(120, 150);
    });
  }
});

const WIDEST_SHARP_WHEELS = APPROACH_KEYS.flatMap((first, index) =>
  APPROACH_KEYS.slice(index + 1).flatMap((second) =>
    threesOf(APPROACH_KEYS.filter((key) => key !== first && key !== second)).map((secondary) =>
      marked([first, second], secondary),
    ),
  ),
);

function threesOf(keys: readonly ApproachKey[]): readonly (readonly ApproachKey[])[] {
  return keys.flatMap((a, i) =>
    keys.slice(i + 1).flatMap((b, j) => keys.slice(i + j + 2).map((c) => [a, b, c] as const)),
  );
}

function wordiest(kind: Claim['kind'], lang: Lang): readonly ClaimKey[] {
  return CLAIMS.filter((claim) => claim.kind === kind)
    .sort((a, b) => wordsIn(b.phrase[lang]) - wordsIn(a.phrase[lang]))
    .slice(0, 2)
    .map(({ key }) => key);
}

function wordiestRefusals(choices: Choices, lang: Lang): readonly ApproachKey[] {
  const length = (key: ApproachKey) => wordsIn(approach(key).noun[lang]);
  return [...approachesAt(chosen(choices), 'none')].sort((a, b) => length(b) - length(a)).slice(0, 3);
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
