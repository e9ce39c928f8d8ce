import type { Lang } from '../i18n/messages.ts';
import { pathTo, pathWithQuery } from '../addresses/paths.ts';
import { numberIn, resultWords, wordIn } from './queue-query.ts';
import type { Result, Words } from './queue-query.ts';
import type { ReportQuery } from '../comments/report-queue-store.ts';
import { readSearch } from '../comments/search.ts';
import { REPORT_STATES } from '../terms.ts';

/** The reports a moderator was looking at, as query words or hidden fields say it; anything else is the first page of open ones. */
export function reportsAt(words: Words): ReportQuery {
  const state = wordIn(words, 'status');
  return {
    state: REPORT_STATES.find((each) => each === state) ?? 'open',
    search: readSearch(wordIn(words, 'q')),
    page: numberIn(words, 'page'),
  };
}

/** The same as query words, or as the hidden fields of a form; what goes without saying is empty. */
export function reportWords({ state, search, page }: ReportQuery): Readonly<Record<string, string>> {
  return { status: state === 'open' ? '' : state, q: search, page: page === 1 ? '' : String(page) };
}

export function pathToReports(lang: Lang, query: ReportQuery, result?: Result): string {
  return pathWithQuery(pathTo('moderationReports', lang, {}), {
    ...reportWords(query),
    ...(result && resultWords(result)),
  });
}
