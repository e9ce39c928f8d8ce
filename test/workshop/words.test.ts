import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { banned, lintWords, sentencesOf } from '../support/lint-words.ts';
import { LANGS } from '../../src/i18n/languages.ts';

describe('the words of a workshop', () => {
  it('are typeset as their language asks', () => {
    const faults = LANGS.flatMap((lang) =>
      sentencesOf(messagesFor(lang).workshop)
        .flatMap((text) => text.split('\n'))
        .filter((text) => text !== '')
        .flatMap((text) =>
          [...lintWords(lang, masked(text), 'title'), ...banned(lang, text)].map(
            (fault) => `${lang}: ${fault}: ${text}`,
          ),
        ),
    );
    expect(faults).to.deep.equal([]);
  });

  it('count people and answers', () => {
    const [fr, en] = [messagesFor('fr').workshop, messagesFor('en').workshop];
    expect([0, 1, 2].map(fr.answers)).to.deep.equal(['Aucune réponse', '1 réponse', '2 réponses']);
    expect([0, 1, 2].map(en.answers)).to.deep.equal(['No answers', '1 answer', '2 answers']);
    expect([1, 2].map(fr.people)).to.deep.equal(['1 personne', '2 personnes']);
    expect([1, 2].map(en.people)).to.deep.equal(['1 person', '2 people']);
    expect(fr.groupWheel.conclusion(3, '')).to.equal('Roue du groupe, 3 réponses. Aucun écart.');
  });
});

/** "Seul·e": the mark is no end of a sentence, and "QR" is nobody's word. */
function masked(text: string): string {
  return text.replaceAll('·e', 'e');
}
