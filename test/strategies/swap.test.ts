import { expect } from 'chai';
import fc from 'fast-check';
import { messagesFor } from '../../src/i18n/messages.ts';
import { CLAUSES } from '../../src/strategies/clauses.ts';
import type { ClauseKey } from '../../src/strategies/clauses.ts';
import { AWKWARD_BRANDS } from './golden-cases.ts';
import { SWAP_ANSWERS, namesBrand, swapMessage, swapResult } from '../../src/strategies/swap.ts';
import type { SwapAnswer, SwapJudgement } from '../../src/strategies/swap.ts';
import { lintWords } from '../support/lint-words.ts';
import { LANGS } from '../../src/i18n/languages.ts';

const LETTERS: Readonly<Record<string, SwapAnswer>> = { y: 'yes', p: 'partly', n: 'no' };
type Given = Partial<Record<ClauseKey, SwapAnswer | null>>;

/** Answers to the first clauses, in order: y, p or n, and "-" for none yet. */
function judge(letters: string, shown: readonly ClauseKey[] = CLAUSES.slice(0, letters.length)) {
  const given = shown.map((clause, index) => [clause, LETTERS[letters.charAt(index)] ?? null]);
  return swapResult(shown, Object.fromEntries(given) as Given);
}

function judged(letters: string, shown?: readonly ClauseKey[]): SwapJudgement {
  const result = judge(letters, shown);
  if (result.state !== 'judged') throw new Error(`not judged: ${letters}`);
  return result;
}

describe('The swap test', () => {
  it('has nothing to judge when no clause is shown', () => {
    expect(swapResult([], { gene: 'no' })).to.deep.equal({ state: 'none-shown' });
  });

  it('gives no result before every shown clause is judged', () => {
    expect(judge('-----')).to.deep.equal({ state: 'unfinished', left: 5 });
    expect(judge('nn-n-')).to.deep.equal({ state: 'unfinished', left: 2 });
    expect(swapResult(['gene'], {})).to.deep.equal({ state: 'unfinished', left: 1 });
  });

  it('ignores answers to clauses that are no longer shown', () => {
    const answers = { start: 'yes', gene: 'no', refusal: 'yes' } as const;
    expect(swapResult(['gene'], answers)).to.deep.equal({
      state: 'judged',
      result: 'own',
      own: 1,
      shown: 1,
      rewrite: [],
    });
    expect(swapResult(['start', 'choice'], answers)).to.deep.equal({ state: 'unfinished', left: 1 });
  });

  const borders: readonly (readonly [string, SwapJudgement['result'], string])[] = [
    ['yyyyy', 'generic', '0 %'],
    ['ypyny', 'generic', '30 %'],
    ['nyypp', 'mixed', '40 %'],
    ['nnypp', 'mixed', '60 %'],
    ['nnnpy', 'own', '70 %'],
    ['nnnnn', 'own', '100 %'],
    ['yypp', 'generic', '25 %'],
    ['yppp', 'mixed', '37.5 %'],
    ['nppp', 'mixed', '62.5 %'],
    ['nnpp', 'own', '75 %'],
    ['ypp', 'mixed', '33 %'],
    ['ypy', 'generic', '17 %'],
    ['npp', 'mixed', '67 %'],
    ['nnp', 'own', '83 %'],
    ['yp', 'generic', '25 %'],
    ['pp', 'mixed', '50 %'],
    ['np', 'own', '75 %'],
    ['y', 'generic', '0 %'],
    ['p', 'mixed', '50 %'],
    ['n', 'own', '100 %'],
  ];
  for (const [letters, result, share] of borders) {
    it(`calls ${letters} (${share}) ${result}`, () => {
      expect(judged(letters).result).to.equal(result);
    });
  }

  it('is generic, whatever the rest, when the rival could say both the gene and the choice', () => {
    expect(judged('nnyyn')).to.include({ result: 'generic', own: 3 });
    expect(judged('nnypn')).to.include({ result: 'own' });
    expect(judged('nnpyn')).to.include({ result: 'own' });
    expect(judged('yny', ['gene', 'refusal', 'choice']).result).to.equal('generic');
    expect(judged('nny', ['start', 'assets', 'choice']).result).to.equal('mixed');
  });

  it('lists what to rewrite: the clauses a rival could sign, then those it could sign in part', () => {
    expect(judged('pynyp').rewrite).to.deep.equal(['assets', 'choice', 'start', 'refusal']);
    expect(judged('nnnnn').rewrite).to.deep.equal([]);
  });

  it('holds over every set of clauses and every answer', () => {
    const all = subsetsOf(CLAUSES).flatMap((shown) =>
      lettersOf(shown.length).map((letters) => ({ shown, letters, result: judged(letters, shown) })),
    );
    // (1 + 3)^5 minus the empty set: each clause is hidden or has one of three answers.
    expect(all).to.have.length(1023);
    for (const { shown, letters, result } of all) {
      const points = Array.from(letters).reduce((sum, letter) => sum + 'ypn'.indexOf(letter), 0);
      const at = (clause: ClauseKey) => letters.charAt(shown.indexOf(clause));
      const guarded =
        shown.includes('gene') && shown.includes('choice') && at('gene') + at('choice') === 'yy';
      const byShare =
        points * 10 <= shown.length * 6 ? 'generic' : points * 10 >= shown.length * 14 ? 'own' : 'mixed';
      expect(result.result, `${shown.join()} ${letters}`).to.equal(guarded ? 'generic' : byShare);
      expect(result.shown).to.equal(shown.length);
      expect(result.own + result.rewrite.length).to.equal(shown.length);
      if (result.result === 'mixed') expect(result.rewrite).to.not.deep.equal([]);
    }
  });
});

function subsetsOf(clauses: readonly ClauseKey[]): readonly (readonly ClauseKey[])[] {
  const [first, ...rest] = clauses;
  if (first === undefined) return [];
  const smaller = subsetsOf(rest);
  return [[first], ...smaller, ...smaller.map((subset) => [first, ...subset])];
}

function lettersOf(length: number): readonly string[] {
  if (length === 0) return [''];
  return lettersOf(length - 1).flatMap((start) => ['y', 'p', 'n'].map((letter) => start + letter));
}

describe('The words of the swap test', () => {
  it('count the clauses that are the brand’s own', () => {
    const { fr, en } = { fr: messagesFor('fr').statement.swap, en: messagesFor('en').statement.swap };
    expect(fr.count(0, 5)).to.equal('Aucune clause sur 5 ne marche que pour vous.');
    expect(fr.count(1, 5)).to.equal('1\u00a0clause sur 5 ne marche que pour vous.');
    expect(fr.count(3, 5)).to.equal('3\u00a0clauses sur 5 ne marchent que pour vous.');
    expect(en.count(0, 5)).to.equal('No clause out of 5 works only for you.');
    expect(en.count(1, 5)).to.equal('1 clause out of 5 works only for you.');
    expect(en.count(3, 5)).to.equal('3 clauses out of 5 work only for you.');
  });

  it('name the clauses to rewrite when the result is mixed', () => {
    expect(swapMessage(judged('ynpnp'), 'e.l.f.', 'fr')).to.equal(
      'Une partie vous appartient. Réécrivez d’abord\u00a0: le point de départ, ce que vous seuls pouvez dire et ce que vous laissez de côté.',
    );
    expect(swapMessage(judged('nynnp'), null, 'en')).to.equal(
      'This looks like you. Have someone who knows your rival read it.',
    );
  });

  it('name the rival only when one is given, and only when the text is the brand’s own', () => {
    const texts = (rival: string | null) =>
      LANGS.flatMap((lang) =>
        ['nnnnn', 'pppp', 'yyyyy'].map((letters) => swapMessage(judged(letters), rival, lang)),
      );
    expect(texts('1083').filter((text) => text.includes('1083'))).to.deep.equal([
      'Ce texte vous ressemble. Quelqu’un qui connaît 1083 devrait le relire.',
      'This looks like you. Have someone who knows 1083 read it.',
    ]);
    expect(new Set(texts(null))).to.have.property('size', 6);
  });

  for (const lang of LANGS) {
    it(`read well in ${lang}`, () => {
      const words = messagesFor(lang).statement.swap;
      const sentences = [
        words.question('\uE000'),
        words.own('\uE000'),
        words.unfinished(1),
        words.unfinished(4),
        words.generic,
        words.ownUnnamed,
        ...lettersOf(3).map((letters) => swapMessage(judged(letters), null, lang)),
        ...[0, 1, 2, 5].map((own) => words.count(own, 5)),
        ...SWAP_ANSWERS.map((answer) => `${words.answers[answer]}.`),
      ];
      expect(sentences.flatMap((text) => lintWords(lang, text))).to.deep.equal([]);
    });
  }
});

describe('A brand named in a text', () => {
  it('is found as whole words, whatever their case, accents and what joins them', () => {
    expect(namesBrand('Michel et Augustin', 'comme MICHEL-ET-AUGUSTIN, en mieux')).to.equal(true);
    expect(namesBrand('Hermès', 'chez l’hermes du coin')).to.equal(true);
    expect(namesBrand('Camif', 'une camifette')).to.equal(false);
    expect(namesBrand('Michel et Augustin', 'Michel sans Augustin')).to.equal(false);
    expect(namesBrand('', 'rien')).to.equal(false);
  });

  it('is found in whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(AWKWARD_BRANDS)),
        fc.constantFrom('', '« ', 'avec '),
        (brand, before) => {
          expect(namesBrand(brand, `${before}${brand.toUpperCase()}, dit-on`), brand).to.equal(true);
        },
      ),
    );
  });
});
