import { expect } from 'chai';
import { lintWords } from '../support/lint-words.ts';
import { APPROACH_KEYS, CLAIMS, CLAIM_KEYS, SOCIAL_MEDIA, answersOf, claim } from '../support/method.ts';
import { isTrue } from '../../src/diagnosis/answers.ts';

describe('The claims', () => {
  it('are fourteen, nine issues and five strengths, found by their key', () => {
    expect(CLAIMS).to.have.length(14);
    expect(CLAIMS.filter(({ kind }) => kind === 'issue')).to.have.length(9);
    expect(CLAIMS.map(({ key }) => claim(key))).to.deep.equal(CLAIMS);
  });

  it('stand together by group, in the order of the groups', () => {
    const inOrder = SOCIAL_MEDIA.groups.flatMap(({ key }) => CLAIMS.filter(({ group }) => group === key));
    expect(CLAIMS).to.deep.equal(inOrder);
  });

  for (const key of APPROACH_KEYS) {
    it(`give ${key} positive weights that sum to 8`, () => {
      const weights = CLAIMS.map(({ weights }) => weights[key] ?? 0);
      expect(weights.filter((weight) => weight > 0).reduce((a, b) => a + b, 0)).to.equal(8);
    });
  }

  it('hold nothing but whole weights from -2 to 3, never 0', () => {
    const weights = new Set(CLAIMS.flatMap((claim) => Object.values(claim.weights)));
    expect([...weights].sort()).to.deep.equal([-1, -2, 1, 2, 3]);
  });

  for (const lang of ['fr', 'en'] as const) {
    it(`read well in ${lang}, as sentences of the form and as phrases of the statement`, () => {
      for (const { text, phrase } of CLAIMS) {
        expect(lintWords(lang, text[lang]), text[lang]).to.deep.equal([]);
        expect(lintWords(lang, phrase[lang], 'title'), phrase[lang]).to.deep.equal([]);
        expect(phrase[lang]).to.not.match(/,|\bet\b|\band\b|\.$/);
      }
    });
  }
});

describe('A set of answers', () => {
  it('holds "I don’t know" for what is left out, or the given rest', () => {
    const given = answersOf({ distrust: 0, unanswered: 3 });
    expect(Object.keys(given)).to.have.members(CLAIM_KEYS);
    expect(given).to.include({ distrust: 0, unanswered: 3, 'no-dream': null });
    expect(answersOf({}, 2)['hard-to-hire']).to.equal(2);
  });

  it('calls a claim true from 2', () => {
    const answers = answersOf({ distrust: 0, unanswered: 1, 'no-dream': 2, 'rich-story': 3 });
    const truths = (['distrust', 'unanswered', 'no-dream', 'rich-story', 'hard-to-hire'] as const).map(
      (key) => isTrue(answers, key),
    );
    expect(truths).to.deep.equal([false, false, true, true, false]);
  });
});
