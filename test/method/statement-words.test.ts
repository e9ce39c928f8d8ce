import { expect } from 'chai';
import fc from 'fast-check';
import { answersOf } from '../../src/diagnosis/answers.ts';
import type { Answer } from '../../src/diagnosis/answers.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { keysOf } from '../../src/method/method.ts';
import type { Method } from '../../src/method/method.ts';
import { withOwn } from '../../src/method/own.ts';
import { CAPACITIES, STATES } from '../../src/terms.ts';
import { indicators, roadmap } from '../../src/strategies/roadmap.ts';
import { statementLines } from '../../src/strategies/statement.ts';
import type { StatementFacts } from '../../src/strategies/statement.ts';
import { wheelOf } from '../../src/wheel/wheel.ts';
import { banned, lintWords } from '../support/lint-words.ts';
import { OTHER_METHODS } from './methods.ts';

const RUNS = 20_000;
/** No lint reads what a person typed. */
const TYPED = '\uE000';

/** Without the method, which would fill the screen where a combination fails. */
function anyFacts(method: Method): fc.Arbitrary<Omit<StatementFacts, 'method'>> {
  const keys = keysOf(method);
  return fc.record({
    brand: fc.constant(TYPED),
    gene: fc.constantFrom('', TYPED),
    answers: fc
      .array(fc.constantFrom<Answer[]>(0, 1, 2, 3, null), {
        minLength: method.claims.length,
        maxLength: method.claims.length,
      })
      .map((given) =>
        answersOf(method, Object.fromEntries(method.claims.map(({ key }, at) => [key, given[at] ?? null]))),
      ),
    choices: fc
      .array(fc.constantFrom('none' as const, 'none' as const, ...STATES), {
        minLength: keys.length,
        maxLength: keys.length,
      })
      .map((states) =>
        wheelOf(method, Object.fromEntries(keys.map((key, at) => [key, states[at] ?? 'none']))),
      ),
    abstainReason: fc.constantFrom(null, null, null, TYPED),
    refusals: fc.subarray([...keys], { maxLength: 4 }),
    reviewDate: fc.constantFrom('2027-03-01', '2027-02-20', '2027-08-31'),
    words: fc.constant({}),
    plan: fc.constant({}),
  });
}

/** With an approach of a reader's own beside its own ones, in the language of the statement. */
function withRepair(method: Method, lang: Lang): Method {
  const words = {
    fr: { label: 'Réparer', verb: 'réparer devant tout le monde', noun: 'la réparation' },
    en: { label: 'Repair', verb: 'repair in front of everyone', noun: 'repairing' },
  };
  return withOwn(method, [{ key: 'own-1', ...words[lang], family: method.families[0]?.key ?? '', lang }]);
}

describe('The statements of other methods', () => {
  for (const method of OTHER_METHODS)
    for (const lang of method.langs)
      it(`show no fault in 20,000 combinations: ${method.id} (${lang})`, () => {
        const whole = withRepair(method, lang);
        const clean = new Set<string>();
        fc.assert(
          fc.property(anyFacts(whole), fc.constantFrom(null, ...CAPACITIES), (found, capacity) => {
            const facts = { ...found, method: whole };
            const { choices, abstainReason } = facts;
            const lines = statementLines(facts, lang).map(({ name, text }) => ({
              title: name === 'title',
              text,
            }));
            const plan =
              abstainReason === null ? roadmap({ method: whole, choices, capacity, plan: {} }, lang) : [];
            const actions = plan.flatMap((phase) => phase.actions.map((text) => ({ title: false, text })));
            for (const { title, text } of [...lines, ...actions]) {
              if (clean.has(text)) continue;
              const faults = [...lintWords(lang, text, title ? 'title' : 'sentence'), ...banned(lang, text)];
              expect(faults, text).to.deep.equal([]);
              clean.add(text);
            }
          }),
          { seed: 20261129, numRuns: RUNS },
        );
        expect(clean.size).to.be.greaterThan(1000);
      });

  for (const method of OTHER_METHODS)
    for (const lang of method.langs)
      it(`stand in texts that are clean themselves: ${method.id} (${lang})`, () => {
        const { approaches, claims } = method;
        const sentences = [
          ...approaches.flatMap(({ summary, fits, trap, firstMove, prompt }) => [
            summary,
            fits,
            trap,
            firstMove,
            prompt,
          ]),
          ...claims.map(({ text }) => text),
        ].map((each) => each[lang]);
        const phrases = [
          ...approaches.flatMap(({ infinitive, noun, indicator, opposite, indicators: two }) => [
            infinitive,
            noun,
            indicator,
            opposite,
            ...two,
          ]),
          ...claims.map(({ phrase }) => phrase),
        ].map((each) => each[lang]);
        for (const text of sentences)
          expect([...lintWords(lang, text), ...banned(lang, text)], text).to.deep.equal([]);
        for (const text of phrases)
          expect([...lintWords(lang, text, 'title'), ...banned(lang, text)], text).to.deep.equal([]);
        const all = indicators(
          { method, choices: Object.fromEntries(keysOf(method).map((key) => [key, 'priority'])) },
          lang,
        );
        expect(all).to.have.length(approaches.length);
      });
});
