import fc from 'fast-check';
import type { Trend } from '../../src/indicators/trend.ts';

/** A trend with these readings, `[day, value]`, oldest first. */
export function trendOf(readings: readonly (readonly [string, string])[], more: Partial<Trend> = {}): Trend {
  const points = readings.map(([onDate, value]) => ({ reading: `r-${onDate}`, onDate, value }));
  return { label: 'Délai', unit: '', baseline: null, target: null, points, ...more };
}

const digits = (max: number) => fc.stringMatching(new RegExp(`^\\d{1,${max}}$`));
const decimals = fc.option(digits(4), { nil: undefined });

/** Up to 12 digits and 4 decimals, of either sign, as they are stored. */
export const anyAmount = fc
  .tuple(fc.boolean(), digits(12), decimals)
  .map(
    ([below, whole, part]) => `${below ? '-' : ''}${BigInt(whole)}${part === undefined ? '' : `.${part}`}`,
  );

const anyUnit = fc.oneof(
  fc.constantFrom('', '%', '€', 'h', 'd', 'kilomètres'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const FIRST_DAY = Date.parse('2020-01-01');
const anyDay = fc
  .integer({ min: 0, max: 5000 })
  .map((days) => new Date(FIRST_DAY + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10));

/** Any indicator with one reading to thirty. */
export const anyTrend: fc.Arbitrary<Trend> = fc
  .record({
    readings: fc.uniqueArray(fc.tuple(anyDay, anyAmount), {
      minLength: 1,
      maxLength: 30,
      selector: ([day]) => day,
    }),
    baseline: fc.option(anyAmount),
    target: fc.option(anyAmount),
    unit: anyUnit,
    label: fc.string({ unit: 'grapheme', maxLength: 80 }),
  })
  .map(({ readings, ...more }) =>
    trendOf(
      readings.toSorted(([one], [other]) => (one < other ? -1 : 1)),
      more,
    ),
  );
