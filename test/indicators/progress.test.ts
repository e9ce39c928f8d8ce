import { expect } from 'chai';
import fc from 'fast-check';
import { LANGS } from '../../src/i18n/languages.ts';
import { progressOf, progressWords } from '../../src/indicators/progress.ts';
import type { Direction } from '../../src/terms.ts';

interface Way {
  readonly from?: string;
  readonly to?: string;
  readonly last?: string;
  readonly unit?: string;
  readonly direction?: Direction;
}

function measured({ from, to, last, unit = '', direction = 'up' }: Way) {
  return {
    unit,
    direction,
    baseline: from ?? null,
    target: to ?? null,
    last: last === undefined ? undefined : { reading: 'r1', onDate: '2026-12-24', value: last },
  };
}

describe('how far an indicator has come', () => {
  const shares: readonly (readonly [string, Way, number | undefined])[] = [
    ['half-way', { from: '0', to: '10', last: '5' }, 0.5],
    ['half-way down', { from: '10', to: '0', last: '5', direction: 'down' }, 0.5],
    ['below zero', { from: '-10', to: '-2', last: '-8' }, 0.25],
    ['at the start', { from: '3', to: '10', last: '3' }, 0],
    ['there', { from: '3', to: '10', last: '10.00' }, 1],
    ['past the target', { from: '3', to: '10', last: '25' }, 1],
    ['past a falling target', { from: '10', to: '3', last: '-25', direction: 'down' }, 1],
    ['further off than at the start', { from: '3', to: '10', last: '1' }, 0],
    ['further off than a falling start', { from: '10', to: '3', last: '12', direction: 'down' }, 0],
    ['from a start that is the target', { from: '10', to: '10', last: '10' }, undefined],
    ['without a reading', { from: '3', to: '10' }, undefined],
    ['without a start', { to: '10', last: '3' }, undefined],
    ['without a target', { from: '3', last: '5' }, undefined],
  ];
  for (const [name, way, share] of shares)
    it(`is a share of the way only where there is one: ${name}`, () => {
      expect(progressOf(measured(way)).share).to.equal(share);
    });

  it('is a share from 0 to 1, whatever was typed', () => {
    const amounts = fc.tuple(fc.integer(), fc.nat(9999)).map(([whole, rest]) => `${whole}.${rest}`);
    fc.assert(
      fc.property(amounts, amounts, amounts, (from, to, last) => {
        const { share } = progressOf(measured({ from, to, last }));
        if (share !== undefined) expect(share).to.be.within(0, 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells what has moved and what is left exactly', () => {
    expect(progressOf(measured({ from: '0.1', to: '0.5', last: '0.3' }))).to.include({
      since: '0.2',
      left: '0.2',
      direction: 'up',
    });
  });

  it('follows the target, where start and target say another way than the indicator', () => {
    expect(progressOf(measured({ from: '10', to: '5', last: '7', direction: 'up' })).direction).to.equal(
      'down',
    );
    expect(progressOf(measured({ from: '5', to: '5', last: '7', direction: 'down' })).direction).to.equal(
      'down',
    );
  });
});

describe('how far an indicator has come, in words', () => {
  const FR: readonly (readonly [Way, string])[] = [
    [{ from: '10', to: '20' }, 'Pas encore de relevé.'],
    [{ last: '12' }, 'Ni départ ni cible : rien à quoi comparer ce relevé.'],
    [{ from: '10', last: '12', unit: 'clients' }, 'En hausse de 2 clients depuis le départ.'],
    [{ from: '10', last: '8', unit: '%' }, 'En baisse de 2 points depuis le départ.'],
    [{ from: '10', last: '10.0' }, 'Comme au départ.'],
    [{ to: '20', last: '12', unit: '€' }, 'Encore 8 € jusqu’à la cible.'],
    [
      { from: '0', to: '1500', last: '200', unit: '€' },
      'En hausse de 200 € depuis le départ\u202f; encore 1\u202f300 € jusqu’à la cible.',
    ],
    [
      { from: '12', to: '4', last: '9.5', unit: 'h', direction: 'down' },
      'En baisse de 2,5 h depuis le départ\u202f; encore 5,5 h jusqu’à la cible.',
    ],
    [
      { from: '10', to: '20', last: '10', unit: 'd' },
      'Comme au départ\u202f; encore 10 jours jusqu’à la cible.',
    ],
    [{ from: '10', to: '20', last: '20' }, 'Cible atteinte\u202f; en hausse de 10 depuis le départ.'],
    [{ to: '20', last: '20' }, 'Cible atteinte.'],
    [{ from: '20', to: '20', last: '20' }, 'Cible atteinte\u202f; comme au départ.'],
    [
      { from: '10', to: '20', last: '23' },
      'Cible dépassée : 3 au-dessus\u202f; en hausse de 13 depuis le départ.',
    ],
    [
      { from: '12', to: '4', last: '3', unit: 'h', direction: 'down' },
      'Cible dépassée : 1 h au-dessous\u202f; en baisse de 9 h depuis le départ.',
    ],
    [{ to: '4', last: '3', unit: 'h', direction: 'down' }, 'Cible dépassée : 1 h au-dessous.'],
    [
      { from: '10', to: '20', last: '8', unit: '%' },
      'Plus loin qu’au départ : 2 points de moins\u202f; encore 12 points jusqu’à la cible.',
    ],
    [
      { from: '12', to: '4', last: '13', unit: 'd', direction: 'down' },
      'Plus loin qu’au départ : 1 jour de plus\u202f; encore 9 jours jusqu’à la cible.',
    ],
  ];
  for (const [way, words] of FR)
    it(`are a whole sentence: ${words}`, () => {
      expect(progressWords(measured(way), 'fr')).to.equal(spaced(words));
    });

  const EN: readonly (readonly [Way, string])[] = [
    [{}, 'No reading yet.'],
    [{ last: '12' }, 'Neither start nor target: nothing to compare this reading with.'],
    [{ from: '10', to: '20', last: '12', unit: '€' }, 'Up €2 since the start; €8 to go.'],
    [
      { from: '12', to: '4', last: '9.5', unit: 'h', direction: 'down' },
      'Down 2.5 h since the start; 5.5 h to go.',
    ],
    [{ from: '10', to: '20', last: '10' }, 'Same as at the start; 10 to go.'],
    [{ from: '10', to: '20', last: '20', unit: '%' }, 'Target reached; up 10 points since the start.'],
    [{ to: '20', last: '21', unit: '%' }, 'Target passed: 1 point above it.'],
    [
      { from: '12', to: '4', last: '13', unit: 'd' },
      'Further from the target than at the start: 1 day more; 9 days to go.',
    ],
    [{ from: '10', to: '20', last: '8' }, 'Further from the target than at the start: 2 less; 12 to go.'],
  ];
  for (const [way, words] of EN)
    it(`are a whole sentence: ${words}`, () => {
      expect(progressWords(measured(way), 'en').replaceAll('\u00a0', ' ')).to.equal(words);
    });

  it('never tell a percentage of the way', () => {
    for (const lang of LANGS)
      for (const [way] of FR)
        expect(progressWords(measured({ ...way, from: '0' }), lang)).not.to.include('%');
  });
});

/** The spaces that do not break: before a colon, and between a number and its unit. */
function spaced(words: string): string {
  return words.replace(/ :/g, '\u00a0:').replace(/(\d) (?=€|h |h\.|jours?|points?|clients)/g, '$1\u00a0');
}
