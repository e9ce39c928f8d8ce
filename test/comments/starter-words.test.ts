import { readFileSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import { testWordList, wordFound } from '../../src/comments/guard.ts';
import { starterWords, withStarter, withoutStarter } from '../../src/comments/starter-words.ts';
import { WORDS_MAX, WORD_MAX } from '../../src/comments/settings.ts';
import { wordsOf } from '../../src/i18n/fold.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { HONEST, SPAM } from './corpus.ts';

const said = (comment: string) => ({ name: 'Anne', email: 'anne@example.org', website: null, comment });
const BOTH = [...starterWords('fr'), ...starterWords('en')];
/** What an honest reader may well write, and a careless list would hold. */
const NEAR = [
  'Le groupe Casino et Marabout parlent à leurs clients autrement.',
  'Notre SEO progresse, nos followers aussi, sans promotion ni bonus.',
  'Je suis spécialiste de la commercialisation de crédits et de prêts.',
  'Le prêt de matériel entre associations, et un jeu concours avec un bon d’achat.',
  'Should we ever pay for likes, or for a guest post? Our SEO agency says no.',
  'We sell pharmacy shelves, and our loan desk answers on WhatsApp.',
  'Bitcoin, crypto and trading brands face a trust problem of their own.',
  'Une clinique de perte de poids peut-elle parler de ses résultats ?',
];

describe('our lists of words', () => {
  it('hold no honest comment, no article of ours, and no sentence that we wrote', () => {
    const articles = readdirSync('articles').map((name) => readFileSync(`articles/${name}`, 'utf8'));
    const seeds = ['seed-cases', 'seed-follow-up'].map((name) =>
      readFileSync(`src/commands/${name}.ts`, 'utf8'),
    );
    const catalogues = LANGS.flatMap((lang) =>
      readdirSync(`src/i18n/${lang}`)
        .filter((name) => name !== 'starter-words.ts')
        .map((name) => readFileSync(`src/i18n/${lang}/${name}`, 'utf8')),
    );
    const texts = [...HONEST, ...NEAR, ...articles, ...seeds, ...catalogues].map(said);
    expect(testWordList(BOTH, texts).map(({ word }) => word)).to.deep.equal([]);
  });

  it('hold most spam of their language (control)', () => {
    const french = SPAM.slice(0, 15).filter(
      (text) => wordFound(starterWords('fr'), said(text)) !== undefined,
    );
    const english = SPAM.slice(15).filter((text) => wordFound(starterWords('en'), said(text)) !== undefined);
    expect(french.length).to.be.at.least(10);
    expect(english.length).to.be.at.least(10);
  });

  it('would be told from a careless one (control)', () => {
    expect(testWordList(['casino', 'seo'], NEAR.map(said))).to.have.length(3);
  });

  it('fit together into the words of the settings, each entry once', () => {
    const both = withStarter(withStarter([], 'fr').entries, 'en').entries;
    expect(both.length).to.be.at.most(WORDS_MAX / 2);
    const keys = both.map((entry) => wordsOf(entry).join(' '));
    expect(new Set(keys).size).to.equal(keys.length);
    for (const entry of both) expect(Array.from(entry).length).to.be.within(3, WORD_MAX);
  });

  it('are added beside the words that stand, without doubles, and taken out again', () => {
    const own = ['Mon mot', 'VIAGRA'];
    const added = withStarter(own, 'fr');
    expect(added.entries.slice(0, 2)).to.deep.equal(own);
    expect(added.added).to.equal(starterWords('fr').length - 1);
    expect(withStarter(added.entries, 'fr')).to.deep.include({ entries: added.entries, added: 0 });
    expect(withoutStarter(added.entries, 'fr').entries).to.deep.equal(['Mon mot']);
  });
});
