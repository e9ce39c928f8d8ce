import type { Lang } from '../i18n/languages.ts';

/** A decimal number as text, such as `-1234.50`: 12 digits before the point and 4 after it at most, never a binary float. */
export type Amount = string;

/** `%`, a currency sign, `h` and `d` for hours and days, or a word of the reader's; empty for a bare number. */
export type Unit = string;

export type AmountRead =
  | { readonly kind: 'amount'; readonly value: Amount; readonly unit: Unit }
  /** What was typed can be read in two ways: as thousands, or as decimals. */
  | { readonly kind: 'either'; readonly values: readonly [Amount, Amount]; readonly unit: Unit }
  | { readonly kind: 'unreadable'; readonly why: 'number' | 'digits' | 'decimals' };

export function readAmount(typed: string, lang: Lang): AmountRead {
  const value = typed.trim().replace(lang === 'fr' ? ',' : /,/g, lang === 'fr' ? '.' : '');
  return /^-?\d{1,12}(\.\d{1,4})?$/.test(value)
    ? { kind: 'amount', value, unit: '' }
    : { kind: 'unreadable', why: 'number' };
}

export function writeAmount(value: Amount, unit: Unit, lang: Lang): string {
  return `${lang === 'fr' ? value.replace('.', ',') : value}${unit}`;
}

/** Below 0, 0 or above it, as the first is less than, as much as or more than the second. */
export function compareAmounts(one: Amount, other: Amount): number {
  return Number(one) - Number(other);
}
