import type { Lang } from './messages.ts';

const TIME_ZONE = 'Europe/Paris';
const LOCALES: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' };

const longDates = perLang(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: TIME_ZONE }),
);
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

/** The calendar day in Paris, `YYYY-MM-DD`. */
export function toDay(at: number): string {
  return isoDays.format(at);
}

/** "A, B et C" / "A, B and C": no serial comma in either language. */
export function formatList(lang: Lang, items: readonly string[]): string {
  return lists[lang].format(items);
}

export function formatNumber(lang: Lang, value: number): string {
  return numbers[lang].format(value);
}
