import { fold } from '../i18n/fold.ts';
import { LANGS } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { DECIMALS_MAX, plainDecimal, readDecimal, scaled, unscaled, writeDecimal } from './decimal.ts';

/** A decimal number as text, such as `-1234.50`: 12 digits before the point and 4 after it at most, never a binary float. */
export type Amount = string;

/** `%`, a currency sign, `h` and `d` for hours and days, or a word of the reader's; empty for a bare number. */
export type Unit = string;

export type AmountRead =
  | { readonly kind: 'amount'; readonly value: Amount; readonly unit: Unit }
  /** What was typed can be read in two ways: as thousands, or as decimals. */
  | { readonly kind: 'either'; readonly values: readonly [Amount, Amount]; readonly unit: Unit }
  /** A number, in another unit than the one that it is wanted in. */
  | { readonly kind: 'otherUnit'; readonly typed: Unit; readonly unit: Unit }
  | { readonly kind: 'unreadable'; readonly why: 'number' | 'digits' | 'decimals' };

const MINUS = '\u2212';
/** A sign, a currency sign, another sign; a number; what follows it. */
const SHAPE = /^([-\u2212\u2013+]?) ?(\p{Sc}?) ?([-\u2212\u2013+]?) ?([.,]?\d(?:[\d.,'\u2019 ]*\d)?) ?(.*)$/u;
const CURRENCY = /^\p{Sc}$/u;
/** How a number goes on or begins: a unit that began so could not be told from it. */
const NUMERIC = /^[\d.,'\u2019+\-\u2212\u2013]/u;

/**
 * The amount that somebody typed on a page of a language. `unit` is the one that it is counted in, if that is known: it may be typed
 * or left out. Where none is known yet, a percent sign, a currency sign, hours and days are taken; other words are not a number.
 */
export function readAmount(typed: string, lang: Lang, unit: Unit = ''): AmountRead {
  const [, sign = '', money = '', inner = '', digits, words = ''] = SHAPE.exec(squeezed(typed)) ?? [];
  const typedUnit = readUnit(money + words);
  if (digits === undefined || (sign !== '' && inner !== '') || typedUnit === undefined) return UNREADABLE;
  const read = readDecimal(digits, lang);
  if (read.kind === 'unreadable') return read;
  if (!isSameUnit(typedUnit, unit)) return otherUnit(typedUnit, unit);
  const found = { unit: unit === '' ? typedUnit : unit };
  const signed = (value: string) => withSign(value, isMinus(sign + inner));
  if (read.kind === 'value') return { kind: 'amount', value: signed(read.value), ...found };
  const [thousands, decimals] = read.values;
  return { kind: 'either', values: [signed(thousands), signed(decimals)], ...found };
}

/**
 * A unit as it is stored: `%`, a currency sign, `h`, `d`, or the words typed, in single spaces; empty for none. Undefined for what
 * cannot follow a number, as it begins like one. How long it may be is the form's to say.
 */
export function readUnit(typed: string): Unit | undefined {
  const words = squeezed(typed);
  if (NUMERIC.test(words)) return undefined;
  return KNOWN.get(fold(words)) ?? words;
}

/** With its unit, as a sentence of the language writes it: "−1 234,5 €" / "−€1,234.5", "12 %" / "12%", "3 jours" / "3 days". */
export function writeAmount(value: Amount, unit: Unit, lang: Lang): string {
  const { units } = messagesFor(lang).measures;
  const sign = value.startsWith('-') ? MINUS : '';
  const digits = writeDecimal(magnitude(value), lang);
  if (CURRENCY.test(unit)) return units.money(sign, digits, unit);
  if (unit === '') return sign + digits;
  if (unit === '%') return units.percent(sign + digits);
  if (unit === 'h') return units.hours(sign + digits);
  if (unit === 'd') return units.days(sign + digits, digits);
  return units.others(sign + digits, unit);
}

/** How far apart two amounts are, or how far one has moved: percentages differ by points. */
export function writeDifference(value: Amount, unit: Unit, lang: Lang): string {
  if (unit !== '%') return writeAmount(magnitude(value), unit, lang);
  const digits = writeDecimal(magnitude(value), lang);
  return messagesFor(lang).measures.units.points(digits);
}

/** Without unit, groups and typographic signs, for fields and files: "-1234,5" / "-1234.5". Reads again as the same amount. */
export function plainAmount(value: Amount, lang: Lang): string {
  return plainDecimal(value, lang);
}

/** Below 0, 0 or above it, as the first is less than, as much as or more than the second. */
export function compareAmounts(one: Amount, other: Amount): number {
  const [first, second] = [scaled(one), scaled(other)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** With the decimals of the one that has more of them. */
export function subtract(one: Amount, other: Amount): Amount {
  const decimals = Math.max(...[one, other].map((each) => each.split('.')[1]?.length ?? 0));
  return unscaled(scaled(one) - scaled(other), Math.min(decimals, DECIMALS_MAX));
}

export function magnitude(value: Amount): Amount {
  return value.replace('-', '');
}

const UNREADABLE: AmountRead = { kind: 'unreadable', why: 'number' };

/** In every language, whatever the page: people write units as they are used to. */
const KNOWN: ReadonlyMap<string, Unit> = new Map(
  LANGS.flatMap((lang) => Object.entries(messagesFor(lang).measures.unitNames)).flatMap(([unit, names]) =>
    [unit, ...names].map((name) => [fold(name), unit] as const),
  ),
);

/** Without what is not seen, in single plain spaces. */
function squeezed(typed: string): string {
  return typed
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC');
}

function isSameUnit(typed: Unit, wanted: Unit): boolean {
  if (typed === '') return true;
  if (wanted === '') return isStandard(typed);
  return typed === wanted || singular(typed) === singular(wanted);
}

function isStandard(unit: Unit): boolean {
  return CURRENCY.test(unit) || [...KNOWN.values()].includes(unit);
}

/** "clients" and "client" are one unit, "m" and "ms" are two. */
function singular(unit: Unit): string {
  return fold(unit).replace(/(?<=\p{L}{3})[sx]$/u, '');
}

/** Where words hold digits, it was more than a number and a unit that was typed. */
function otherUnit(typed: Unit, unit: Unit): AmountRead {
  return unit === '' || /\d/.test(typed) ? UNREADABLE : { kind: 'otherUnit', typed, unit };
}

function isMinus(sign: string): boolean {
  return sign !== '' && sign !== '+';
}

function withSign(value: string, isNegative: boolean): Amount {
  return isNegative && /[1-9]/.test(value) ? `-${value}` : value;
}
