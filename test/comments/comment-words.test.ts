import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { lintWords } from '../support/lint-words.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';

describe('the words around a comment', () => {
  it('are typeset as their language asks', () => {
    const faults = LANGS.flatMap((lang) =>
      sentencesOf(messagesFor(lang).comments).flatMap((text) =>
        [...lintWords(lang, masked(text), 'title'), ...banned(lang, text)].map(
          (fault) => `${lang}: ${fault}: ${text}`,
        ),
      ),
    );
    expect(faults).to.deep.equal([]);
  });

  it('count comments and minutes', () => {
    const { comments } = messagesFor('fr');
    expect([0, 1, 2].map(comments.count)).to.deep.equal([
      'Aucun commentaire',
      '1 commentaire',
      '2 commentaires',
    ]);
    expect(comments.tooMany(4)).to.equal(
      'Plusieurs commentaires sont arrivés de cette connexion. Réessayez dans 4 minutes. Votre texte est ci-dessous',
    );
    expect(comments.tooMany(1)).to.include('dans 1 minute.');
    expect(comments.tooMany(600)).to.include('dans 10 heures.');
    expect(messagesFor('en').comments.tooMany(120)).to.include('in 2 hours.');
  });
});

/** Every text of a part of the catalogue; functions are asked with small numbers. */
function sentencesOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return sentencesOf(Reflect.apply(words, undefined, [7, 4, 5]));
  if (typeof words === 'object' && words !== null) return Object.values(words).flatMap(sentencesOf);
  return [];
}

/** Addresses and long numbers have marks of their own. */
function masked(text: string): string {
  return text.replace(/https:\/\/\S+/g, '\uE001').replace('5,000', '5000');
}

function banned(lang: Lang, text: string): readonly string[] {
  const words = {
    fr: /!|invalide|interdit|désolé|oubli[eé]z/iu,
    en: /!|invalid|forbidden|please|sorry|oops/iu,
  };
  return words[lang].test(text) ? ['a word that accuses'] : [];
}
