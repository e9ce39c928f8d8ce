import { expect } from 'chai';
import fc from 'fast-check';
import { commentParagraphs, plainParagraphs } from '../../src/comments/paragraphs.ts';

/** A hundred times the longest comment: what grows with its square would take hours. */
const LONG = 500_000;

describe('the paragraphs of a comment', () => {
  it('are cut at blank lines, and keep their lines', () => {
    expect(
      plainParagraphs('a\nb\n\nc\n \t\n\n\nd').map((lines) => lines.map((parts) => parts[0]?.text)),
    ).to.deep.equal([['a', 'b'], ['c'], ['d']]);
  });

  it('hold no link before anybody has read them', () => {
    const parts = plainParagraphs('Voir https://exemple.fr').flat(2);
    expect(parts).to.deep.equal([{ text: 'Voir https://exemple.fr', url: null }]);
  });

  for (const [text, link, rest] of [
    ['https://exemple.fr', 'https://exemple.fr', ''],
    ['Voir https://exemple.fr/a?b=1&c#d.', 'https://exemple.fr/a?b=1&c#d', '.'],
    ['(https://exemple.fr/a)', 'https://exemple.fr/a', ')'],
    ['(https://fr.wikipedia.org/wiki/Roue_(objet)).', 'https://fr.wikipedia.org/wiki/Roue_(objet)', ').'],
    ['«\u00a0https://exemple.fr\u00a0»', 'https://exemple.fr', '\u00a0»'],
    ['«https://exemple.fr»', 'https://exemple.fr', '»'],
    ['<https://exemple.fr>', 'https://exemple.fr', '>'],
    ['HTTP://exemple.fr\u202f!', 'HTTP://exemple.fr', '\u202f!'],
    ['https://exemple.fr…', 'https://exemple.fr', '…'],
  ] as const)
    it(`find ${link} in "${text}"`, () => {
      const parts = commentParagraphs(text).flat(2);
      expect(parts.find(({ url }) => url !== null)?.text).to.equal(link);
      expect(parts.at(-1)?.text).to.equal(rest === '' ? link : rest);
    });

  for (const text of [
    'exemple.fr',
    'javascript:alert(1)',
    'xhttps://exemple.fr',
    'https://',
    'https://banque.fr@exemple.fr',
    'ftp://exemple.fr',
    'https://[x',
  ])
    it(`find no link in "${text}"`, () => {
      expect(commentParagraphs(text).flat(2)).to.deep.equal([{ text, url: null }]);
    });

  it('find two links on one line', () => {
    const urls = commentParagraphs('https://a.fr et http://b.fr, fin')
      .flat(2)
      .map(({ url }) => url);
    expect(urls).to.deep.equal(['https://a.fr/', null, 'http://b.fr/', null]);
  });

  it('lose no letter of any text, and link to http(s) only', () => {
    const word = fc.constantFrom(
      'https://a.fr/',
      'http://',
      '(',
      ')',
      '.',
      '\n',
      '\n\n',
      ' ',
      'é',
      '<b>',
      '"',
      '@',
      'x',
    );
    const texts = fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 });
    fc.assert(
      fc.property(texts, (pieces) => {
        const text = pieces.join('');
        const parts = commentParagraphs(text).flat(2);
        const letters = (joined: string): string => joined.replace(/\s/g, '');
        expect(letters(parts.map((part) => part.text).join(''))).to.equal(letters(text));
        for (const { url } of parts) expect(url ?? 'https:').to.match(/^https?:/);
      }),
      { seed: 7, numRuns: 1_000 },
    );
  });

  it('take no time over a hostile text', () => {
    for (const unit of ['\n', '\n ', ')', 'https://a.fr)', 'https://a.fr/(', '.', 'https://'])
      expect(commentParagraphs(`https://a.fr/${unit.repeat(Math.floor(LONG / unit.length))}x`)).to.be.an(
        'array',
      );
  });
});
