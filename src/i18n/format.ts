import { LOCALES } from './languages.ts';
import type { Lang } from './languages.ts';
import { inZone, timeZone } from './time-zone.ts';

const longDates = dates({ dateStyle: 'long' });
const moments = dates({ dateStyle: 'long', timeStyle: 'short' });
const times = dates({ timeStyle: 'short' });
const zoneNames = dates({ timeZoneName: 'longGeneric' });
/** A calendar day is the same everywhere: it is read and written at noon UTC. */
const calendarDays = perLang(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
);
const months = perLang(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const now = perLang((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const ages = perLang((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }));
const lists = perLang((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const numbers = perLang((locale) => new Intl.NumberFormat(locale));
const isoDays = inZone((timeZone) => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }));

/** How instants are written in the zone of the site. */
function dates(options: Intl.DateTimeFormatOptions) {
  return inZone((timeZone) => perLang((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone })));
}

function perLang<T>(make: (locale: string) => T): Readonly<Record<Lang, T>> {
  return { fr: make(LOCALES.fr), en: make(LOCALES.en) };
}

/** "22 novembre 2026", in the zone of the site. */
export function formatDate(lang: Lang, at: number): string {
  return withFirst(lang, longDates()[lang].format(at));
}

/** The same for a calendar day `YYYY-MM-DD`. */
export function formatDay(lang: Lang, day: string): string {
  return withFirst(lang, calendarDays[lang].format(Date.parse(`${day}T12:00:00Z`)));
}

/** The French "1er" that Intl leaves out. */
function withFirst(lang: Lang, text: string): string {
  return lang === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** "novembre 2026" for a month `YYYY-MM`. */
export function formatMonth(lang: Lang, month: string): string {
  return months[lang].format(Date.parse(`${month}-15T12:00:00Z`));
}

/** "22 novembre 2026 à 12:00", in the zone of the site. */
export function formatMoment(lang: Lang, at: number): string {
  return withFirst(lang, moments()[lang].format(at));
}

/** "12:00", in the zone of the site. */
export function formatTime(lang: Lang, at: number): string {
  return times()[lang].format(at);
}

/** "heure d’Europe centrale": the zone of the site, as people call it. */
export function zoneName(lang: Lang): string {
  const parts = zoneNames()[lang].formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone();
}

/** "il y a 3 jours", in whole days, hours or minutes; "maintenant" within the first one. */
export function formatAge(lang: Lang, ms: number): string {
  const minutes = Math.max(Math.floor(ms / 60_000), 0);
  if (minutes >= 24 * 60) return ages[lang].format(-Math.floor(minutes / (24 * 60)), 'day');
  if (minutes >= 60) return ages[lang].format(-Math.floor(minutes / 60), 'hour');
  return minutes === 0 ? now[lang].format(0, 'second') : ages[lang].format(-minutes, 'minute');
}

/** No zone of our time begins its days, or turns its clock, between two of these. */
const STEP_MS = 5 * 60 * 1000;
const lastDay = inZone(() => ({ step: NaN, day: '' }));

/** The calendar day in the zone of the site, `YYYY-MM-DD`. */
export function toDay(at: number): string {
  const last = lastDay();
  const step = Math.floor(at / STEP_MS);
  if (step !== last.step) Object.assign(last, { step, day: isoDays().format(at) });
  return last.day;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The first day on earth begins 14 hours before that of UTC, the last one 12 after. */
const EARLIEST_STEP = -14 * 12;
const LATEST_STEP = 12 * 12;

/**
 * The first instant of a calendar day in the zone of the site: not always its midnight, which a clock may skip. Undefined for
 * what is no day, also where a zone that changed sides of the date line left one out.
 */
export function startOfDay(day: string): number | undefined {
  if (!isDay(day)) return undefined;
  const utc = Date.parse(`${day}T00:00:00Z`);
  for (let step = EARLIEST_STEP; step <= LATEST_STEP; step += 1) {
    const at = utc + step * STEP_MS;
    if (toDay(at) === day) return at;
  }
  return undefined;
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
