import { expect } from 'chai';
import { statementLines } from '../../src/strategies/statement.ts';
import { factsOf, marked } from '../strategies/golden-cases.ts';
import { lintWords } from './lint-words.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { answersOf } from './method.ts';

describe('The lint of generated words', () => {
  const NBSP = '\u00a0';
  const NARROW = '\u202f';
  const faulty: readonly (readonly [Lang, string, string])[] = [
    ['fr', "Nous nous appuyons sur l'écoute.", 'plain apostrophe'],
    ['fr', 'Nous nous appuyons sur "l’écoute".', 'plain quote'],
    ['fr', 'Nous  nous appuyons sur un ton joueur.', 'double space'],
    ['fr', 'Nous nous appuyons sur un ton joueur. ', 'space at an end'],
    ['fr', 'Nous nous appuyons sur un ton joueur .', 'space before comma or full stop'],
    ['fr', 'D’abord,nous voulons vendre.', 'no space after a mark'],
    ['fr', 'Nous nous appuyons sur un ton joueur..', 'doubled punctuation'],
    ['fr', 'Nous nous appuyons sur undefined.', 'a hole'],
    ['fr', `Ce que nous seuls pouvons dire${NBSP}: «${NBSP}${NBSP}».`, 'empty quotes'],
    ['fr', 'Nous nous appuyons sur un ton joueur', 'no final full stop'],
    ['fr', 'nous nous appuyons sur un ton joueur.', 'no capital'],
    ['fr', 'Notre point de départ : on doute de notre parole.', 'no no-break space before a colon'],
    ['fr', `Départ${NBSP}: on doute; on hésite.`, 'no narrow no-break space before a mark'],
    ['fr', `Raison${NBSP}: « ici ».`, 'no no-break space inside quotes'],
    ['fr', `Raison${NBSP}: “ici”.`, 'English quotes'],
    ['fr', `Raison${NBSP}: «${NBSP}ici.`, 'unbalanced quotes'],
    ['fr', 'Nous suivrons la part de les avis.', 'missing contraction'],
    ['fr', 'Nous tenons à le délai.', 'missing contraction'],
    ['fr', 'Nous avons décidé de écouter.', 'missing elision'],
    ['fr', 'Nous laissons de côté la amplification.', 'missing elision'],
    ['fr', 'Nous referons le point le 1 octobre 2027.', 'day 1 without "er"'],
    ['fr', 'D’abord, nous voulons vendre, et recruter.', 'serial comma'],
    ['fr', 'D’abord, nous voulons vendre et recruter et divertir.', 'two conjunctions in a list'],
    ['fr', 'D’abord, nous voulons vendre, recruter.', 'list without "et"'],
    ['fr', 'Nous suivrons content saved for later and sales.', 'English words'],
    ['en', `Where we start: people doubt${NARROW}; they hesitate.`, 'French spacing'],
    ['en', 'Where we start : people doubt our word.', 'French spacing'],
    ['en', 'Reason: « here ».', 'French quotes'],
    ['en', 'We build on an playful voice.', 'wrong article'],
    ['en', 'We build on a open door.', 'wrong article'],
    ['en', 'First, we want to sell, and entertain.', 'serial comma'],
    ['en', 'First, we want to sell and teach and entertain.', 'two conjunctions in a list'],
    ['en', 'First, we want to sell, teach.', 'list without "and"'],
    ['en', 'We will watch la part d’avis méfiants.', 'French words'],
  ];

  for (const [lang, text, fault] of faulty) {
    it(`catches ${fault} in « ${text} »`, () => {
      expect(lintWords(lang, text)).to.include(fault);
    });
  }

  it('catches five faults planted in real statements', () => {
    const facts = factsOf({
      gene: '\uE001',
      answers: answersOf({ distrust: 3, 'no-dream': 3, 'rich-story': 2 }, 0),
      choices: marked(['answer', 'sell', 'teach']),
      refusals: ['listen'],
    });
    const fr = statementLines(facts, 'fr')
      .map(({ text }) => text)
      .slice(1)
      .join(' ');
    const planted: readonly (readonly [string, string])[] = [
      ['’', "'"],
      [NARROW, ' '],
      ['nous voulons répondre', 'nous voulons de répondre, et'],
      [' et huit', ', huit'],
      [`«${NBSP}`, '«'],
    ];
    expect(lintWords('fr', fr)).to.deep.equal([]);
    for (const [words, fault] of planted) {
      expect(fr).to.include(words);
      expect(lintWords('fr', fr.replace(words, fault)), fault).to.not.deep.equal([]);
    }
  });
});
