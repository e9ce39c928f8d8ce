import { expect } from 'chai';
import type { Approach } from '../../src/method/method.ts';
import type { Words } from '../../src/i18n/languages.ts';
import { APPROACHES, APPROACH_KEYS, SOCIAL_MEDIA, approach } from '../support/method.ts';

const facing = (key: string) => approach(key).facing ?? '';

describe('the approaches of the built-in method', () => {
  it('are twelve in wheel order, three by three in four families', () => {
    expect(APPROACH_KEYS).to.have.length(12);
    expect(APPROACHES.map(({ family }) => family)).to.deep.equal(
      SOCIAL_MEDIA.families.flatMap(({ key }) => [key, key, key]),
    );
  });

  it('face those that pull the other way', () => {
    expect(APPROACH_KEYS.slice(0, 6).map((key) => [key, facing(key)])).to.deep.equal([
      ['listen', 'take-a-stand'],
      ['answer', 'build-world'],
      ['reassure', 'entertain'],
      ['sell', 'amplify'],
      ['teach', 'rally'],
      ['recruit', 'co-create'],
    ]);
    for (const key of APPROACH_KEYS) expect(facing(facing(key))).to.equal(key);
  });

  it('have labels short enough for the rim', () => {
    for (const { label } of APPROACHES) {
      expect(label.fr.length).to.be.at.most(11);
      expect(label.en.length).to.be.at.most(13);
    }
  });

  it('keep what goes into lists free of commas and of "et" and "and"', () => {
    for (const { infinitive, noun, indicator } of APPROACHES) {
      for (const { fr, en } of [infinitive, noun, indicator]) {
        expect(fr).not.to.match(/,|\bet\b/);
        expect(en).not.to.match(/,|\band\b/);
      }
    }
  });

  it('end their sentences, and only them, with a full stop', () => {
    for (const { summary, fits, trap, firstMove, example, ...phrases } of APPROACHES) {
      for (const text of [summary, fits, trap, firstMove, exampleOf(example)].flatMap(both)) {
        expect(text).to.match(/^\p{Lu}.*\.$/u);
      }
      const { indicators, opposite, infinitive, noun, indicator } = phrases;
      for (const text of [...indicators, opposite, infinitive, noun, indicator].flatMap(both)) {
        expect(text).to.match(/^\p{Ll}.*[^.]$/u);
      }
    }
  });

  it('set French with typographic apostrophes and non-breaking spaces', () => {
    for (const text of APPROACHES.flatMap(wordsOf).map(({ fr }) => fr)) {
      expect(text).not.to.match(/'|[^\u202F\u00A0?!][;!?]|[^\u00A0]:|«[^\u00A0]|[^\u00A0]»/);
    }
  });

  it('have an example each, with its source', () => {
    for (const { example } of APPROACHES) expect(example?.source).to.match(/\w{3}/);
  });
});

function wordsOf(one: Approach): readonly Words[] {
  const {
    label,
    summary,
    fits,
    trap,
    firstMove,
    indicators,
    opposite,
    infinitive,
    noun,
    indicator,
    example,
  } = one;
  return [
    label,
    summary,
    fits,
    trap,
    firstMove,
    ...indicators,
    opposite,
    infinitive,
    noun,
    indicator,
    exampleOf(example),
  ];
}

function exampleOf(example: Approach['example']): Words {
  return example?.text ?? { fr: '', en: '' };
}

function both({ fr, en }: Words): readonly string[] {
  return [fr, en];
}
