import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { banned, lintWords, sentencesOf } from '../support/lint-words.ts';
import { LANGS } from '../../src/i18n/languages.ts';

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

/** Addresses and long numbers have marks of their own. */
function masked(text: string): string {
  return text.replace(/https:\/\/\S+/g, '\uE001').replace('5,000', '5000');
}
