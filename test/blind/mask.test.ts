import { expect } from 'chai';
import fc from 'fast-check';
import { leftIn } from '../../src/blind/leftover.ts';
import { maskNames, nameKey } from '../../src/blind/mask.ts';

const WORDS = { brand: '[la marque]', other: '[une autre marque]' };

function masked(text: string, brand: string, others: readonly string[] = []): string {
  return maskNames(text, { brand, others, words: WORDS })
    .map((piece) => piece.text)
    .join('');
}

/** domain.md §5, and what else has gone wrong with names. */
const AWKWARD = [
  'Hermès',
  'Le Slip Français',
  'Galeries Lafayette',
  'C’est qui le Patron ?!',
  '1083',
  'e.l.f.',
  'L’Oréal',
  'Coca-Cola',
  'BlaBlaCar',
  'H&M',
  'Straße & Söhne',
  'Œuvre',
  'ΟΔΟΣ',
  'דור חדש',
];

describe('hiding names', () => {
  for (const [text, brand, expected] of [
    ['Hermès, HERMES et hermés', 'Hermès', '[la marque], [la marque] et [la marque]'],
    ['Le Slip-Français, leslipfrancais', 'Le Slip Français', '[la marque], [la marque]'],
    ['C’est qui le Patron ?! — notre choix', 'C’est qui le Patron ?!', '[la marque] — notre choix'],
    ['c est qui le patron, dit-il', 'C’est qui le Patron ?!', '[la marque], dit-il'],
    ['1083, non 10834 ni 2 1083e', '1083', '[la marque], non 10834 ni 2 1083e'],
    ['E.L.F. — notre choix', 'e.l.f.', '[la marque] — notre choix'],
    ['Chez Monzo’s', 'Monzo', 'Chez [la marque]’s'],
    ['Bla Bla Car, blablacar', 'BlaBlaCar', '[la marque], [la marque]'],
    ['私は資生堂が好き', '資生堂', '私は[la marque]が好き'],
    ['Oranges, orange', 'Orange', 'Oranges, [la marque]'],
    ['♥ — notre choix', '♥', '[la marque] — notre choix'],
    ['on l’une et l’autre', 'Lune', 'on l’une et l’autre'],
    ['Ça va chez C & A', 'C&A', 'Ça va chez [la marque]'],
    ['Herme\u0300s', 'Hermès', '[la marque]'],
    ['rien', '\u0301', 'rien'],
    ['サントリーのビール', 'サントリー', '[la marque]のビール'],
    ['Avec 🍎, « 🍎 » et 🍎.', '🍎', 'Avec [la marque], « [la marque] » et [la marque].'],
    ['7 Up, 7up et 7-UP', '7up', '[la marque], [la marque] et [la marque]'],
    ['sur M 6', 'M6', 'sur [la marque]'],
  ] as const)
    it(`finds ${brand} in “${text}”`, () => {
      expect(masked(text, brand)).to.equal(expected);
    });

  it('gives back the vowel that an elided word had lost', () => {
    expect(masked('d’Hermès, l’Hermès, qu’Hermès, lorsqu’Hermès', 'Hermès')).to.equal(
      'de [la marque], la [la marque], que [la marque], lorsque [la marque]',
    );
    expect(masked('D’Hermès. QU’HERMÈS', 'Hermès')).to.equal('De [la marque]. QUE [la marque]');
    expect(masked('de L’Oréal', 'L’Oréal')).to.equal('de [la marque]');
  });

  it('hides the others too, the longer name where two begin at one place', () => {
    expect(masked('Orange Bank, Orange', 'Orange', ['Orange Bank'])).to.equal(
      '[une autre marque], [la marque]',
    );
    expect(masked('chez Rivalo', 'Orange', ['RIVALO'])).to.equal('chez [une autre marque]');
  });

  it('takes names for one that a reader would', () => {
    expect(nameKey('Coca-Cola')).to.equal(nameKey('coca cola'));
    expect(nameKey('Le Patron ?!')).to.equal(nameKey('« Le Patron »'));
    expect(nameKey('H&M')).not.to.equal(nameKey('HM'));
  });

  it('leaves nothing of an awkward name, in any case and accents, wherever it stands', () => {
    const around = fc.constantFrom('', ' ', 'avec ', ', ', 'd’', '« ', 'nous, ');
    const name = fc.constantFrom(...AWKWARD);
    fc.assert(
      fc.property(name, disguise(), around, around, (brand, as, before, after) => {
        const text = `${before}${as(brand)}${after === '' ? '' : ` ${after}`}`;
        const shown = masked(text, brand);
        expect(shown).to.include(WORDS.brand);
        expect(nameKey(shown.replaceAll(WORDS.brand, '|'))).not.to.include(nameKey(brand));
      }),
      { numRuns: 20_000 },
    );
  });

  it('leaves a text as it was where no name stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(masked(text, 'Maison Durand', ['Rivalo'])).to.equal(text);
      }),
    );
  });
});

/** A name as somebody else may type it: other capitals, no accents or decomposed ones, other spaces, apostrophes and hyphens. */
function disguise(): fc.Arbitrary<(name: string) => string> {
  const cases = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => Array.from(text, (each, at) => (at % 2 ? each.toUpperCase() : each.toLowerCase())).join(''),
  );
  const accents = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.normalize('NFD'),
    (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
    (text) => text.replace(/([aeo])/g, '$1\u0301'),
  );
  const soft = fc.constantFrom(' ', '\u00a0', '-', '\u2011', '  ', '');
  const apostrophe = fc.constantFrom('’', "'", '\u02bc');
  return fc.tuple(cases, accents, soft, apostrophe).map(
    ([inCase, accented, space, mark]) =>
      (name: string) =>
        accented(inCase(name.replace(/(?<=\p{L})[ -](?=\p{L})/gu, space).replace(/’/g, mark))),
  );
}

describe('words of a name that can still be seen', () => {
  const left = (text: string, brand: string) =>
    leftIn(text, brand)
      .filter(({ isLeft }) => isLeft)
      .map((part) => part.text);

  it('are those that tell: long ones, or with digits, and longer words that hold the name', () => {
    expect(left('le slip, la française', 'Le Slip Français')).to.deep.equal(['slip']);
    expect(left('les monzonautes', 'Monzo')).to.deep.equal(['monzonautes']);
    expect(left('un bal, le soir', 'Le Bal')).to.deep.equal(['bal']);
    expect(left('depuis 1924', 'Durand 1924')).to.deep.equal(['1924']);
    expect(left('rien de tout cela', 'Le Slip Français')).to.deep.equal([]);
    expect(left('en BlaBla Car', 'blablacar')).to.deep.equal(['BlaBla', 'Car']);
    expect(left('un ++ collé', '+')).to.deep.equal(['+', '+']);
  });

  it('are cut out of a text that stays whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const parts = leftIn(text, 'Maison Durand');
        expect(parts.map((part) => part.text).join('')).to.equal(text);
      }),
    );
  });
});
