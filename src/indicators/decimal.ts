import type { Lang } from '../i18n/languages.ts';

/** In digits; what is typed beyond them is told, never rounded (follow-up.md §1). */
const DIGITS_MAX = 12;
export const DECIMALS_MAX = 4;

type DecimalRead =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'either'; readonly values: readonly [string, string] }
  | { readonly kind: 'unreadable'; readonly why: 'number' | 'digits' | 'decimals' };

interface Split {
  readonly whole: string;
  readonly decimals: string;
}

const MARKS: Readonly<Record<Lang, { readonly decimal: string; readonly thousands: string }>> = {
  fr: { decimal: ',', thousands: '.' },
  en: { decimal: '.', thousands: ',' },
};
/** What stands between thousands when it is written: in French a narrow space that does not break. */
const WRITTEN_GROUPS: Readonly<Record<Lang, string>> = { fr: '\u202f', en: ',' };

/** Digits alone, or in groups of three after the first, all with the same mark between. */
const WHOLE = /^(?:\d*|[1-9]\d{0,2}([ '\u2019.,])\d{3}(?:\1\d{3})*)$/u;
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * The number without a sign that somebody typed, every space in it a plain one: of two marks the last is the decimal one, the same
 * mark twice stands between thousands, and a single one is the decimal mark unless the language of the page leaves both possible;
 * then the thousands come first. Decimals stay as they were typed, zeros in front go (follow-up.md §1).
 */
export function readDecimal(text: string, lang: Lang): DecimalRead {
  const [first = UNREADABLE, second] = splitsOf(text, lang).map(toValue);
  if (second === undefined || first.kind !== 'value' || second.kind !== 'value') return first;
  return { kind: 'either', values: [first.value, second.value] };
}

/** The digits of a number without a sign, with the marks of a language: "1 234,50" / "1,234.50". */
export function writeDecimal(value: string, lang: Lang): string {
  const [whole = '', decimals] = value.split('.');
  const first = whole.slice(0, whole.length % 3);
  const groups = [...(first === '' ? [] : [first]), ...(whole.slice(first.length).match(/\d{3}/g) ?? [])];
  const grouped = groups.join(WRITTEN_GROUPS[lang]);
  return decimals === undefined ? grouped : `${grouped}${MARKS[lang].decimal}${decimals}`;
}

/** The same without groups and with a hyphen for a minus, as programs and fields read it: "-1234,50" / "-1234.50". */
export function plainDecimal(value: string, lang: Lang): string {
  return value.replace('.', MARKS[lang].decimal);
}

/** In units of the last decimal that a number may have. */
export function scaled(value: string): bigint {
  const [whole = '', decimals = ''] = value.split('.');
  return BigInt(`${whole}${decimals.padEnd(DECIMALS_MAX, '0')}`);
}

export function unscaled(value: bigint, decimals: number): string {
  const sign = value < 0n ? '-' : '';
  const digits = String(value)
    .replace('-', '')
    .padStart(DECIMALS_MAX + 1, '0');
  const end = digits.length - DECIMALS_MAX;
  const rest = decimals === 0 ? '' : `.${digits.slice(end, end + decimals)}`;
  return `${sign}${digits.slice(0, end)}${rest}`;
}

const UNREADABLE: DecimalRead = { kind: 'unreadable', why: 'number' };

function splitsOf(text: string, lang: Lang): readonly Split[] {
  const marks = Array.from(text.matchAll(/[.,]/g), ([mark]) => mark);
  const last = marks.at(-1);
  const whole = { whole: text, decimals: '' };
  if (last === undefined) return [whole];
  if (marks.filter((mark) => mark === last).length > 1)
    return marks.every((mark) => mark === last) ? [whole] : [];
  const at = text.lastIndexOf(last);
  const parted = { whole: text.slice(0, at), decimals: text.slice(at + 1) };
  return last === MARKS[lang].thousands && AMBIGUOUS.test(text) ? [whole, parted] : [parted];
}

function toValue({ whole, decimals }: Split): DecimalRead {
  if (!WHOLE.test(whole) || !/^\d*$/.test(decimals) || whole + decimals === '') return UNREADABLE;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
  if (digits.length > DIGITS_MAX) return { kind: 'unreadable', why: 'digits' };
  if (decimals.length > DECIMALS_MAX) return { kind: 'unreadable', why: 'decimals' };
  return { kind: 'value', value: decimals === '' ? digits : `${digits}.${decimals}` };
}
