import { LOCALES } from './languages.ts';
import type { Lang } from './languages.ts';

const TIME_ZONE = 'Europe/Paris';
const HOUR_MS = 60 * 60 * 1000;

const longDates = perLang(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: TIME_ZONE }),
);
const moments = perLang(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: TIME_ZONE }),
);
const months = perLang(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: TIME_ZONE }),
);
const times = perLang(
  (locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: TIME_ZONE }),
);
const ages = perLang((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }));
const lists = perLang((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const numbers = perLang((locale) => new Intl.NumberFormat(locale));
const isoDays = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: TIME_ZONE });

function perLang<T>(make: (locale: string) => T): Readonly<Record<Lang, T>> {
  return { fr: make(LOCALES.fr), en: make(LOCALES.en) };
}

/** "22 novembre 2026", with the French "1er" that Intl leaves out. */
export function formatDate(lang: Lang, at: number): string {
  const text = longDates[lang].format(at);
  return lang === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** The same for a calendar day `YYYY-MM-DD`: noon UTC is that day in Paris all year round. */
export function formatDay(lang: Lang, day: string): string {
  return formatDate(lang, Date.parse(`${day}T12:00:00Z`));
}

/** "novembre 2026" for a month `YYYY-MM`. */
export function formatMonth(lang: Lang, month: string): string {
  return months[lang].format(Date.parse(`${month}-15T12:00:00Z`));
}

/** "22 novembre 2026 à 12:00", in Paris. */
export function formatMoment(lang: Lang, at: number): string {
  const text = moments[lang].format(at);
  return lang === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** "12:00", in Paris. */
export function formatTime(lang: Lang, at: number): string {
  return times[lang].format(at);
}

/** "il y a 3 jours", in whole days, hours or minutes. */
export function formatAge(lang: Lang, ms: number): string {
  const minutes = Math.max(Math.floor(ms / 60_000), 0);
  if (minutes >= 24 * 60) return ages[lang].format(-Math.floor(minutes / (24 * 60)), 'day');
  if (minutes >= 60) return ages[lang].format(-Math.floor(minutes / 60), 'hour');
  return ages[lang].format(-minutes, 'minute');
}

/** Every zone turns its clock at a full quarter. */
const QUARTER_MS = 15 * 60 * 1000;
let last = { quarter: NaN, day: '' };

/** The calendar day in Paris, `YYYY-MM-DD`. */
export function toDay(at: number): string {
  const quarter = Math.floor(at / QUARTER_MS);
  if (quarter !== last.quarter) last = { quarter, day: isoDays.format(at) };
  return last.day;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The first instant of a calendar day in Paris; undefined for what is no day. */
export function startOfDay(day: string): number | undefined {
  const utc = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  // Paris is one hour ahead of UTC, or two: never more.
  return [2, 1].map((hours) => utc - hours * HOUR_MS).find((at) => !Number.isNaN(at) && toDay(at) === day);
}

/** "A, B et C" / "A, B and C": no serial comma in either language. */
export function formatList(lang: Lang, items: readonly string[]): string {
  return lists[lang].format(items);
}

export function formatNumber(lang: Lang, value: number): string {
  return numbers[lang].format(value);
}

export function localeOf(lang: Lang): string {
  return LOCALES[lang];
}

export function ogLocale(lang: Lang): string {
  return LOCALES[lang].replace('-', '_');
}

/** The text with a capital at its start. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
