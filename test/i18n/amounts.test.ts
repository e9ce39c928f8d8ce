import { expect } from 'chai';
import { numberAtStart, numberWord } from '../../src/i18n/amounts.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { lintWords } from '../support/lint-words.ts';
import { SOCIAL_MEDIA } from '../support/method.ts';
import { markedLimits } from '../../src/wheel/focus.ts';

describe('the numbers of a method in sentences', () => {
  it('are words up to sixteen, and digits beyond', () => {
    expect([6, 12, 14, 16, 17, 18].map((value) => numberWord('fr', value))).to.deep.equal([
      'six',
      'douze',
      'quatorze',
      'seize',
      '17',
      '18',
    ]);
    expect([6, 12, 14, 16, 17].map((value) => numberAtStart('en', value))).to.deep.equal([
      'Six',
      'Twelve',
      'Fourteen',
      'Sixteen',
      '17',
    ]);
  });

  it('read as they did for the method that the site comes with', () => {
    const { fr, en } = SOCIAL_MEDIA.words;
    const [french, english] = [messagesFor('fr'), messagesFor('en')];
    expect(french.home.lead('La Roue', fr.place, 12)).to.equal(
      'La Roue aide une marque à décider de ce qu’elle fera sur les médias sociaux, et surtout de ce qu’elle n’y fera pas. Douze approches, une ou deux priorités, une page à défendre en réunion.',
    );
    expect(english.statement.abstain(en.abstain, 'no time')).to.equal(
      'We choose to stay off social media. Reason: “no time”.',
    );
    expect(verdicts('fr', SOCIAL_MEDIA.approaches.length)).to.include({
      abstain:
        'La roue est vide, et c’est voulu\u00a0: rester hors des médias sociaux est aussi une stratégie.',
      sharp: 'Une ou deux priorités, et cinq approches marquées au plus.',
      broad: 'Trois priorités, ou six approches marquées\u00a0: encore un choix, à la limite.',
      scattered: 'Quatre priorités ou plus, ou au moins sept approches marquées.',
      everything: 'Onze ou douze approches marquées\u00a0: c’est une liste, pas une stratégie.',
    });
  });

  it('leave no verdict without its number, and none that no wheel can have', () => {
    expect(verdicts('fr', 8).everything).to.equal(
      'Les huit approches marquées\u00a0: c’est une liste, pas une stratégie.',
    );
    expect(verdicts('en', 7).broad).to.equal('Three priorities: still a choice, at the edge.');
    expect(verdicts('en', 18).everything).to.equal(
      '17 or 18 marked approaches: that is a list, not a strategy.',
    );
  });

  for (const lang of LANGS)
    it(`make sentences for every number of approaches, a reader’s own included (${lang})`, () => {
      for (let approaches = 6; approaches <= 18; approaches += 1)
        for (const text of Object.values(verdicts(lang, approaches)))
          expect(lintWords(lang, text), text).to.deep.equal([]);
      const { otherApproaches } = messagesFor(lang).statement;
      expect(new Set(otherApproaches).size).to.equal(17);
    });
});

function verdicts(lang: 'fr' | 'en', approaches: number) {
  const every = SOCIAL_MEDIA.approaches;
  const method = {
    ...SOCIAL_MEDIA,
    approaches: Array.from({ length: approaches }, (_, index) => every[index % every.length]).filter(
      (each) => each !== undefined,
    ),
  };
  const { abstain, abstaining } = SOCIAL_MEDIA.words[lang];
  return messagesFor(lang).glossary.verdicts({ ...markedLimits(method), approaches, abstain, abstaining });
}
