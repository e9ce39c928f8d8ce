import { expect } from 'chai';
import fc from 'fast-check';
import { compareRevisions } from '../../src/comparison/comparison.ts';
import { countsOfMoves, moveGroups, rowsOf } from '../../src/comparison/words.ts';
import { NO_OWN_WORDS, textsOf } from '../../src/strategies/strategy.ts';
import type { Revision, Strategy } from '../../src/strategies/strategy.ts';
import { anyChoices, wheelWith } from '../wheel/builders.ts';
import { MOVES } from '../../src/terms.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA } from '../support/method.ts';
import type { ApproachKey, Choices } from '../../src/method/method.ts';

const EMPTY: Strategy = {
  method: SOCIAL_MEDIA,
  brand: 'Durand',
  rival: 'Rivalo',
  gene: '',
  capacity: null,
  claims: {},
  choices: wheelWith(0, 0),
  abstainReason: null,
  swap: {},
  why: {},
  refusals: [],
  reviewDate: '2027-03-01',
  shareDiagnosis: false,
  countMe: false,
  ...NO_OWN_WORDS,
};

function revisionOf(strategy: Partial<Strategy>, more: Partial<Revision> = {}): Revision {
  const content = { ...EMPTY, ...strategy };
  return { number: 1, savedAt: 0, catalogue: '2026-11', strategy: content, texts: textsOf(content), ...more };
}

const anyRevision = fc
  .record({
    choices: anyChoices,
    gene: fc.constantFrom('', 'Né ici', 'Cousu main'),
    brand: fc.constantFrom('Durand', 'Lebrun'),
    abstainReason: fc.constantFrom(null, null, 'Personne ne nous y attend'),
    reviewDate: fc.constantFrom('2027-03-01', '2027-06-01'),
  })
  .map((strategy) => revisionOf(strategy));
const anyLang = fc.constantFrom(...LANGS);

/** A wheel saved with another list, that lacked some sectors and had one of its own. */
function otherList(choices: Choices, missing: readonly ApproachKey[]): Choices {
  const kept = Object.entries(choices).filter(([key]) => !missing.some((each) => each === key));
  return Object.fromEntries([...kept, ['podcast', 'priority']]);
}

describe('comparing two wheels', () => {
  it('says the opposite when asked the other way round', () => {
    fc.assert(
      fc.property(anyRevision, anyRevision, anyLang, (one, other, lang) => {
        const [there, back] = [compareRevisions(one, other, lang), compareRevisions(other, one, lang)];
        const opposite = { rose: 'fell', fell: 'rose', kept: 'kept', blank: 'blank' } as const;
        expect(back.sectors).to.deep.equal(
          there.sectors.map(({ key, from, to, move }) => ({ key, from: to, to: from, move: opposite[move] })),
        );
        const turned = { added: 'removed', removed: 'added' } as Readonly<Record<string, string>>;
        expect(back.lines).to.deep.equal(
          there.lines.map(({ name, change, from, to }) => ({
            name,
            change: turned[change] ?? change,
            from: to,
            to: from,
          })),
        );
        expect(back.verdict).to.deep.equal({ from: there.verdict.to, to: there.verdict.from });
      }),
    );
  });

  it('sees nothing move between a wheel and itself', () => {
    fc.assert(
      fc.property(anyRevision, anyLang, (revision, lang) => {
        const { sectors, lines, verdict, unshared } = compareRevisions(
          revision,
          structuredClone(revision),
          lang,
        );
        expect(sectors.every(({ move }) => move === 'kept' || move === 'blank')).to.equal(true);
        expect(lines.every(({ change }) => change === 'same')).to.equal(true);
        expect(verdict.from).to.equal(verdict.to);
        expect(unshared).to.deep.equal([]);
      }),
    );
  });

  it('puts every sector into exactly one class, in words as in figures', () => {
    fc.assert(
      fc.property(anyRevision, anyRevision, anyLang, (from, to, lang) => {
        const comparison = compareRevisions(from, to, lang);
        expect(comparison.sectors.map(({ key }) => key)).to.deep.equal([...APPROACH_KEYS]);
        const counts = countsOfMoves(comparison);
        expect(MOVES.reduce((sum, move) => sum + counts[move], 0)).to.equal(12);
        for (const kind of ['versions', 'strategies'] as const) {
          const groups = moveGroups(comparison, kind, ['A', 'B'], lang);
          expect(groups.map(({ move, items }) => [move, items.length])).to.deep.equal(
            MOVES.map((move) => [move, counts[move]]),
          );
          expect(rowsOf(kind, comparison, ['A', 'B'], lang)).to.have.length(12);
        }
      }),
    );
  });

  it('never counts what another list of approaches lacks, or has, as a movement', () => {
    fc.assert(
      fc.property(anyRevision, anyRevision, fc.subarray([...APPROACH_KEYS]), (old, now, missing) => {
        const choices = otherList(old.strategy.choices, missing);
        const from = { ...old, catalogue: '2025-01', strategy: { ...old.strategy, choices } };
        const { sectors, unshared, sameCatalogue } = compareRevisions(from, now, 'fr');
        expect(unshared).to.deep.equal([...missing, 'podcast']);
        expect(sectors.map(({ key }) => key)).to.deep.equal(
          APPROACH_KEYS.filter((key) => !missing.includes(key)),
        );
        expect(sameCatalogue).to.equal(false);
        const rows = rowsOf('versions', compareRevisions(from, now, 'fr'), ['', ''], 'fr');
        const apart = rows.filter(({ move }) => move === undefined).map(({ key }) => key);
        expect(apart).to.deep.equal(missing);
      }),
    );
  });
});

describe('comparing two statements', () => {
  const changesOf = (from: Revision, to: Revision) =>
    Object.fromEntries(compareRevisions(from, to, 'fr').lines.map(({ name, change }) => [name, change]));

  it('tells lines added, removed and changed from those that stayed', () => {
    const from = revisionOf({ gene: 'Né ici', choices: wheelWith(1, 0) });
    const to = revisionOf({ choices: wheelWith(1, 1), reviewDate: '2027-06-01' });
    expect(changesOf(from, to)).to.deep.equal({
      title: 'same',
      gene: 'removed',
      choice: 'same',
      support: 'added',
      measure: 'same',
      review: 'changed',
    });
  });

  it('keeps apart what only our own wording changed', () => {
    const from = revisionOf({ choices: wheelWith(1, 0) }, { catalogue: '2025-01' });
    const french = from.texts.fr.statement.map((line) =>
      line.name === 'choice' ? { ...line, text: 'Nous voulons écouter.' } : line,
    );
    const old = { ...from, texts: { ...from.texts, fr: { ...from.texts.fr, statement: french } } };
    expect(changesOf(old, revisionOf({ choices: wheelWith(1, 0) }))).to.include({ choice: 'reworded' });
    expect(changesOf(old, revisionOf({ choices: wheelWith(2, 0) }))).to.include({ choice: 'changed' });
  });
});
