import { expect } from 'chai';
import fc from 'fast-check';
import { LANGS, LOCALES } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import {
  compareAmounts,
  plainAmount,
  readAmount,
  readUnit,
  subtract,
  writeAmount,
  writeDifference,
} from '../../src/indicators/amount.ts';
import type { AmountRead, Unit } from '../../src/indicators/amount.ts';

const RUNS = 10_000;

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 }).map((list) => {
  const text = list.join('').replace(/^0+(?=\d)/, '');
  return text;
});
const decimals = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }).map((list) => list.join(''));
/** As amounts are stored: no zeros in front, no "-0", the decimals that were typed. */
const amounts = fc.tuple(fc.boolean(), digits, decimals).map(([minus, whole, rest]) => {
  const value = rest === '' ? whole : `${whole}.${rest}`;
  return minus && /[1-9]/.test(value) ? `-${value}` : value;
});
const typedUnits = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map(readUnit)
  .filter((unit) => unit !== undefined);
const units = fc.oneof(
  fc.constantFrom<Unit>(
    '',
    '%',
    '€',
    '$',
    '₹',
    'h',
    'd',
    'clients',
    '/5',
    'sur 10',
    'm²',
    'k€',
    '€/mois',
    'שעות',
  ),
  typedUnits,
);
/** What people might type by mistake, and what they might try. */
const MARKS = Array.from('0123456789.,\u0027\u2019 \u00a0\u202f\u2009-\u2212\u2013+%€$hjd/e\u200e\u2067');
const garbage = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...MARKS), { maxLength: 30 }).map((list) => list.join('')),
);

function amount(value: string, unit: Unit = ''): AmountRead {
  return { kind: 'amount', value, unit };
}

function either(thousands: string, decimal: string): AmountRead {
  return { kind: 'either', values: [thousands, decimal], unit: '' };
}

function unreadable(why: 'number' | 'digits' | 'decimals'): AmountRead {
  return { kind: 'unreadable', why };
}

describe('an amount that somebody types', () => {
  const both: readonly (readonly [string, AmountRead])[] = [
    ['12', amount('12')],
    ['  12  ', amount('12')],
    ['1 234,5', amount('1234.5')],
    ['1.234,5', amount('1234.5')],
    ['1,234.5', amount('1234.5')],
    ['1\u00a0234,5', amount('1234.5')],
    ['1\u202f234\u202f567', amount('1234567')],
    ['1\u2009234.5678', amount('1234.5678')],
    ["1'234'567,5", amount('1234567.5')],
    ['1\u2019234.5', amount('1234.5')],
    ['1.234.567', amount('1234567')],
    ['1,234,567', amount('1234567')],
    ['1.234.567,89', amount('1234567.89')],
    ['12,50', amount('12.50')],
    ['12.50', amount('12.50')],
    ['1234,567', amount('1234.567')],
    ['1234.567', amount('1234.567')],
    ['0,123', amount('0.123')],
    ['0.123', amount('0.123')],
    ['1 234.567', amount('1234.567')],
    ['1 234,567', amount('1234.567')],
    [',5', amount('0.5')],
    ['.5', amount('0.5')],
    ['007', amount('7')],
    ['00', amount('0')],
    ['-12', amount('-12')],
    ['\u221212', amount('-12')],
    ['\u201312,5', amount('-12.5')],
    ['- 12', amount('-12')],
    ['+12', amount('12')],
    ['-0', amount('0')],
    ['-0,00', amount('0.00')],
    ['999999999999,9999', amount('999999999999.9999')],
    ['000999999999999', amount('999999999999')],
    ['1234567890123', unreadable('digits')],
    ['1.234.567.890.123', unreadable('digits')],
    ['1,23456', unreadable('decimals')],
    ['1,50000', unreadable('decimals')],
    ['', unreadable('number')],
    ['abc', unreadable('number')],
    ['12,', unreadable('number')],
    ['1.2.3', unreadable('number')],
    ['1,2.3,4', unreadable('number')],
    ['1,234.567.8', unreadable('number')],
    ['12 34', unreadable('number')],
    ['1 2345', unreadable('number')],
    ['0 123', unreadable('number')],
    ['1 234\u2019567', unreadable('number')],
    ['1.234 567,8', unreadable('number')],
    ['1,234 567', unreadable('number')],
    ['--12', unreadable('number')],
    ['-€-12', unreadable('number')],
    ['12-', unreadable('number')],
    ['1e5', unreadable('number')],
    ['2h30', unreadable('number')],
    ['12 or 13', unreadable('number')],
    ['12 apples', unreadable('number')],
    ['Infinity', unreadable('number')],
    ['0x12', unreadable('number')],
    ['\u0661\u0662', unreadable('number')],
  ];
  for (const lang of LANGS)
    for (const [typed, read] of both)
      it(`is read alike in both languages: ${JSON.stringify(typed)} (${lang})`, () => {
        expect(readAmount(typed, lang)).to.deep.equal(read);
      });

  it('may be read in two ways where three digits follow the thousands mark of the page', () => {
    expect(readAmount('1.234', 'fr')).to.deep.equal(either('1234', '1.234'));
    expect(readAmount('1.234', 'en')).to.deep.equal(amount('1.234'));
    expect(readAmount('1,234', 'en')).to.deep.equal(either('1234', '1.234'));
    expect(readAmount('1,234', 'fr')).to.deep.equal(amount('1.234'));
    expect(readAmount('-123,000', 'en')).to.deep.equal(either('-123000', '-123.000'));
    expect(readAmount('-123.000 %', 'fr')).to.deep.equal({
      kind: 'either',
      values: ['-123000', '-123.000'],
      unit: '%',
    });
    expect(readAmount('1,2345', 'en')).to.deep.equal(amount('1.2345'));
    expect(readAmount('012,345', 'en')).to.deep.equal(amount('12.345'));
  });

  it('takes a unit that everybody knows, where none is known yet', () => {
    const typed: readonly (readonly [string, string, Unit])[] = [
      ['12 %', '12', '%'],
      ['12\u202f%', '12', '%'],
      ['12 pour cent', '12', '%'],
      ['12 per cent', '12', '%'],
      ['12 €', '12', '€'],
      ['€12', '12', '€'],
      ['\u2212€12', '-12', '€'],
      ['€\u221212.50', '-12.50', '€'],
      ['£ 1,234.50', '1234.50', '£'],
      ['12h', '12', 'h'],
      ['12 heures', '12', 'h'],
      ['1 Heure', '1', 'h'],
      ['12 hrs', '12', 'h'],
      ['3 j', '3', 'd'],
      ['3 jours', '3', 'd'],
      ['1 day', '1', 'd'],
      ['3 d', '3', 'd'],
    ];
    for (const lang of LANGS)
      for (const [text, value, unit] of typed)
        expect(readAmount(text, lang), text).to.deep.equal(amount(value, unit));
  });

  it('may leave out the unit that it is counted in, or say it in its own way', () => {
    for (const text of ['12', '12 clients', '12 Clients', '12 client'])
      expect(readAmount(text, 'fr', 'clients'), text).to.deep.equal(amount('12', 'clients'));
    expect(readAmount('4,2/5', 'fr', '/5')).to.deep.equal(amount('4.2', '/5'));
    expect(readAmount('7 sur 10', 'fr', 'sur 10')).to.deep.equal(amount('7', 'sur 10'));
    expect(readAmount('€12/month', 'en', '€/month')).to.deep.equal(amount('12', '€/month'));
    expect(readAmount('3 jours', 'en', 'd')).to.deep.equal(amount('3', 'd'));
  });

  it('is not taken in another unit than the one it is counted in', () => {
    const other = (typed: Unit, unit: Unit): AmountRead => ({ kind: 'otherUnit', typed, unit });
    expect(readAmount('12 €', 'fr', '%')).to.deep.equal(other('€', '%'));
    expect(readAmount('$12', 'en', '€')).to.deep.equal(other('$', '€'));
    expect(readAmount('3 jours', 'fr', 'h')).to.deep.equal(other('d', 'h'));
    expect(readAmount('12 commandes', 'fr', 'clients')).to.deep.equal(other('commandes', 'clients'));
    expect(readAmount('12 ms', 'fr', 'm')).to.deep.equal(other('ms', 'm'));
    expect(readAmount('12 or 13', 'en', 'clients')).to.deep.equal(unreadable('number'));
    expect(readAmount('1.2.3 €', 'en', '%')).to.deep.equal(unreadable('number'));
  });

  it('never stops the site, whatever it is', () => {
    fc.assert(
      fc.property(garbage, fc.constantFrom(...LANGS), units, (typed, lang, unit) => {
        const read = readAmount(typed, lang, unit);
        const values = read.kind === 'amount' ? [read.value] : read.kind === 'either' ? read.values : [];
        for (const value of values) expect(value).to.match(/^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,4})?$/);
        readUnit(typed);
      }),
      { numRuns: RUNS },
    );
    for (const long of [
      '1 '.repeat(30_000),
      ' '.repeat(60_000) + 'x',
      '1'.repeat(60_000),
      '.'.repeat(60_000),
    ])
      expect(readAmount(long, 'fr').kind).to.equal('unreadable');
  });
});

describe('an amount that is written', () => {
  it('stands as a sentence of its language writes it', () => {
    const written: readonly (readonly [string, Unit, string, string])[] = [
      ['-1234.50', '€', '\u22121\u202f234,50\u00a0€', '\u2212€1,234.50'],
      ['12', '%', '12\u00a0%', '12%'],
      ['12', 'h', '12\u00a0h', '12\u00a0h'],
      ['1', 'd', '1\u00a0jour', '1\u00a0day'],
      ['-1', 'd', '\u22121\u00a0jour', '\u22121\u00a0day'],
      ['3', 'd', '3\u00a0jours', '3\u00a0days'],
      ['1.5', 'd', '1,5\u00a0jour', '1.5\u00a0days'],
      ['0', 'd', '0\u00a0jour', '0\u00a0days'],
      ['10', 'd', '10\u00a0jours', '10\u00a0days'],
      ['1234567', 'clients', '1\u202f234\u202f567\u00a0clients', '1,234,567\u00a0clients'],
      ['-5', '', '\u22125', '\u22125'],
      ['0.1000', '', '0,1000', '0.1000'],
    ];
    for (const [value, unit, fr, en] of written) {
      expect(writeAmount(value, unit, 'fr')).to.equal(fr);
      expect(writeAmount(value, unit, 'en')).to.equal(en);
    }
  });

  for (const lang of LANGS) {
    it(`has the digits and marks that the language has (${lang})`, () => {
      fc.assert(
        fc.property(amounts, (value) => {
          const places = value.split('.')[1]?.length ?? 0;
          const format = new Intl.NumberFormat(LOCALES[lang], {
            minimumFractionDigits: places,
            maximumFractionDigits: places,
          });
          const known = format.format(value as Intl.StringNumericLiteral).replace('-', '\u2212');
          expect(writeAmount(value, '', lang)).to.equal(known);
        }),
        { numRuns: RUNS },
      );
    });

    it(`is read as what was written, with its unit (${lang})`, () => {
      fc.assert(
        fc.property(amounts, units, (value, unit) => {
          const read = readAmount(writeAmount(value, unit, lang), lang, unit);
          expect(read).to.deep.equal(isAmbiguous(value, lang) ? inTwoWays(value, unit) : amount(value, unit));
        }),
        { numRuns: RUNS },
      );
    });

    it(`is read as what was written by whoever knows no unit yet (${lang})`, () => {
      fc.assert(
        fc.property(amounts, fc.constantFrom('', '%', '€', '£', 'h', 'd'), (value, unit) => {
          const read = readAmount(writeAmount(value, unit, lang), lang);
          expect(read).to.deep.equal(isAmbiguous(value, lang) ? inTwoWays(value, unit) : amount(value, unit));
        }),
        { numRuns: RUNS },
      );
    });

    it(`stands in fields and files so that it is read in one way alone (${lang})`, () => {
      fc.assert(
        fc.property(amounts, (value) => {
          const plain = plainAmount(value, lang);
          expect(plain).to.match(/^-?\d+([.,]\d+)?$/);
          expect(readAmount(plain, lang)).to.deep.equal(amount(value));
        }),
        { numRuns: RUNS },
      );
    });
  }

  it('tells a difference without a sign, and that of percentages in points', () => {
    expect(writeDifference('-5', '%', 'fr')).to.equal('5\u00a0points');
    expect(writeDifference('1.5', '%', 'fr')).to.equal('1,5\u00a0point');
    expect(writeDifference('-1', '%', 'en')).to.equal('1\u00a0point');
    expect(writeDifference('-1200', '€', 'en')).to.equal('€1,200');
  });
});

/** English writes "1,234", which its readers may mean in two ways; a French narrow space has one. */
function isAmbiguous(value: string, lang: Lang): boolean {
  return lang === 'en' && /^-?[1-9]\d{3,5}$/.test(value);
}

function inTwoWays(value: string, unit: Unit): AmountRead {
  return { kind: 'either', values: [value, value.replace(/(\d{3})$/, '.$1')], unit };
}

describe('a unit that somebody types', () => {
  it('is known by its sign or its name, in either language', () => {
    const known: readonly (readonly [string, Unit])[] = [
      ['', ''],
      [' % ', '%'],
      ['pour cent', '%'],
      ['Heures', 'h'],
      ['HR', 'h'],
      ['jours', 'd'],
      ['Day', 'd'],
      ['€', '€'],
      ['  euros   par mois ', 'euros par mois'],
      ['/5', '/5'],
    ];
    for (const [typed, unit] of known) expect(readUnit(typed), typed).to.equal(unit);
  });

  it('is none where it begins as a number goes on', () => {
    for (const typed of ['12', '.h', ',', '\u2019s', '-h', '+', '\u2212'])
      expect(readUnit(typed), typed).to.equal(undefined);
  });

  it('stays as it is once it is read', () => {
    fc.assert(
      fc.property(typedUnits, (unit) => {
        expect(readUnit(unit)).to.equal(unit);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('amounts that are compared and subtracted', () => {
  const scaledUp = (value: string) => {
    const [whole = '', rest = ''] = value.split('.');
    return BigInt(`${whole}${rest.padEnd(4, '0')}`);
  };

  it('are exact where a binary float is not', () => {
    expect(subtract('0.3', '0.1')).to.equal('0.2');
    expect(subtract('999999999999.9999', '-0.0001')).to.equal('1000000000000.0000');
    expect(subtract('1.50', '1.5')).to.equal('0.00');
    expect(subtract('-0.5', '0.25')).to.equal('-0.75');
    expect(subtract('7', '10')).to.equal('-3');
    expect(compareAmounts('999999999999.9999', '999999999999.9998')).to.be.above(0);
    expect(compareAmounts('9', '10')).to.be.below(0);
    expect(compareAmounts('12.50', '12.5')).to.equal(0);
    expect(compareAmounts('-2', '-10')).to.be.above(0);
  });

  it('agree with whole numbers of the smallest decimal', () => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        const [first, second] = [scaledUp(one), scaledUp(other)];
        expect(scaledUp(subtract(one, other))).to.equal(first - second);
        expect(Math.sign(compareAmounts(one, other))).to.equal(first < second ? -1 : first > second ? 1 : 0);
      }),
      { numRuns: RUNS },
    );
  });
});
