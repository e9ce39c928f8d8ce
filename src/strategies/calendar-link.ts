import { urlTo } from '../addresses/links.ts';
import type { Lang } from '../i18n/languages.ts';

/** The address of a strategy's calendar, and the same as a link that opens the reader's own. */
export function calendarLink(baseUrl: string, readKey: string, lang: Lang) {
  const url = urlTo(baseUrl, 'strategyCalendar', lang, { readKey });
  return { url, opens: url.replace(/^https?:/, 'webcal:') };
}
