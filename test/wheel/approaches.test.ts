import { expect } from 'chai';
import { APPROACHES, APPROACH_KEYS, FAMILIES, facing } from '../../src/wheel/approaches.ts';
import type { Words } from '../../src/i18n/languages.ts';

describe('the catalogue of approaches', () => {
  it('has twelve approaches in wheel order, three by three in four families', () => {
    expect(APPROACHES.map(({ key }) => key)).to.deep.equal(APPROACH_KEYS);
    expect(APPROACHES.map(({ family }) => family)).to.deep.equal(
      FAMILIES.flatMap(({ key }) => [key, key, key]),
    );
  });

  it('faces the approaches that pull apart', () => {
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

  it('keeps labels short enough for the rim', () => {
    for (const { label } of APPROACHES) {
      expect(label.fr.length).to.be.at.most(11);
      expect(label.en.length).to.be.at.most(13);
    }
  });

  it('keeps what goes into lists free of commas and of "et" and "and"', () => {
    for (const { infinitive, noun, indicator } of APPROACHES) {
      for (const { fr, en } of [infinitive, noun, indicator]) {
        expect(fr).not.to.match(/,|\bet\b/);
        expect(en).not.to.match(/,|\band\b/);
      }
    }
  });

  it('ends its sentences, and only them, with a full stop', () => {
    for (const { summary, fits, trap, firstMove, example, ...phrases } of APPROACHES) {
      for (const text of [summary, fits, trap, firstMove, example.text].flatMap(both)) {
        expect(text).to.match(/^\p{Lu}.*\.$/u);
      }
      const { indicators, opposite, infinitive, noun, indicator } = phrases;
      for (const text of [...indicators, opposite, infinitive, noun, indicator].flatMap(both)) {
        expect(text).to.match(/^\p{Ll}.*[^.]$/u);
      }
    }
  });

  it('sets French with typographic apostrophes and non-breaking spaces', () => {
    for (const text of APPROACHES.flatMap(wordsOf).map(({ fr }) => fr)) {
      expect(text).not.to.match(/'|[^\u202F\u00A0?!][;!?]|[^\u00A0]:|«[^\u00A0]|[^\u00A0]»/);
    }
  });

  it('gives each example its source', () => {
    for (const { example } of APPROACHES) expect(example.source).to.match(/\w{3}/);
  });
});

function wordsOf(one: (typeof APPROACHES)[number]): readonly Words[] {
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
    example.text,
  ];
}

function both({ fr, en }: Words): readonly string[] {
  return [fr, en];
}
