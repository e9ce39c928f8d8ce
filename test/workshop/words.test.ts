import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { lintWords } from '../support/lint-words.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';

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
    expect(fr.tally.conclusion(3, '')).to.equal('Roue du groupe, 3 réponses. Aucun écart.');
  });
});

/** Every text of a part of the catalogue; functions are asked with small numbers. */
function sentencesOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return sentencesOf(Reflect.apply(words, undefined, [7, 4, 5]));
  if (typeof words === 'object' && words !== null) return Object.values(words).flatMap(sentencesOf);
  return [];
}

/** "Seul·e": the mark is no end of a sentence, and "QR" is nobody's word. */
function masked(text: string): string {
  return text.replaceAll('·e', 'e');
}

function banned(lang: Lang, text: string): readonly string[] {
  const words = {
    fr: /!|invalide|interdit|désolé|oubli[eé]z/iu,
    en: /!|invalid|forbidden|please|sorry|oops/iu,
  };
  return words[lang].test(text) ? ['a word that accuses'] : [];
}
