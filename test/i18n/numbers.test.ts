import { expect } from 'chai';
import fc from 'fast-check';
import { numberIn } from '../../src/i18n/numbers.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { LANGS } from '../../src/i18n/languages.ts';

describe('a number that somebody wrote', () => {
  const accepted: readonly (readonly [string, number])[] = [
    ['11', 11],
    [' 11 ', 11],
    ['11.', 11],
    ['= 11', 11],
    ['=11', 11],
    ['\uff1d\u300011', 11],
    ['\uff11\uff11', 11],
    ['\u0661\u0661', 11],
    ['\u06f1\u06f7', 17],
    ['007', 7],
    ['0', 0],
    ['onze', 11],
    ['Onze ', 11],
    ['ONZE.', 11],
    ['= onze', 11],
    ['dix-sept', 17],
    ['dix sept', 17],
    ['Dixsept', 17],
    ['dix\u2010sept', 17],
    ['dix\u2011sept', 17],
    ['dix\u2013sept', 17],
    ['dix \u2013 sept', 17],
    ['dix\u00a0sept', 17],
    ['dix\u202fsept', 17],
    ['zéro', 0],
    ['ze\u0301ro', 0],
    ['zero', 0],
    ['vingt', 20],
  ];
  for (const lang of LANGS)
    for (const [words, number] of accepted)
      it(`is ${number} in "${words}" on a page in "${lang}"`, () => {
        expect(numberIn(words, lang)).to.equal(number);
      });

  for (const words of ['eleven', 'Seventeen', 'TWENTY.'])
    it(`may be "${words}" on an English page only`, () => {
      expect(numberIn(words, 'en')).to.be.a('number');
      expect(numberIn(words, 'fr')).to.equal(null);
    });

  const refused = [
    '',
    ' ',
    '.',
    '=',
    'abc',
    '11abc',
    '7+4',
    '7 + 4',
    'sept plus quatre',
    'onze douze',
    '1 1',
    '11 11',
  ];
  for (const words of [
    ...refused,
    '-11',
    '11,5',
    '1e1',
    '0x0b',
    '11?',
    '1234',
    'onze 11',
    '\u00bd',
    'vingt-et-un',
  ])
    it(`is not to be found in "${words}"`, () => {
      for (const lang of LANGS) expect(numberIn(words, lang)).to.equal(null);
    });

  it('is found again in the words of the question itself', () => {
    for (const lang of LANGS)
      for (let number = 0; number <= 20; number += 1)
        expect(numberIn(messagesFor(lang).comments.numbers[number] ?? '', lang)).to.equal(number);
  });

  it('has words from 0 to 20 in each language', () => {
    for (const lang of LANGS)
      expect(new Set(messagesFor(lang).comments.numbers)).to.have.property('size', 21);
  });

  it('never throws, and takes no time over a long text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const number = numberIn(words, 'en');
        return number === null || (Number.isInteger(number) && number >= 0 && number <= 999);
      }),
      { seed: 7, numRuns: 2_000 },
    );
    for (const unit of ['0', ' ', '-', '=', '.', ' .'])
      for (const start of ['', '1'])
        expect(numberIn(`${start}${unit.repeat(200_000)}x`, 'fr')).to.equal(null);
  }).timeout(300_000);
});
