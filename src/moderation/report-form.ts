import type { ReportQuery } from '../comments/report-queue-store.ts';
import { readSearch } from '../comments/search.ts';
import type { FoundReports } from '../comments/report-closure-store.ts';
import { REPORT_STATES } from '../terms.ts';
import { FormReader } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { REASON_MAX } from './comment-form.ts';
import { momentIn, pageIn, wordIn } from './query.ts';
import type { Words } from './query.ts';
import { resultWords } from './result.ts';
import type { Result } from './result.ts';
import type { Closure } from './report-closure-store.ts';
import { WHOLE_LIST_FIELDS, readSure, seenIn, untilIn } from './whole-list-form.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo, pathWithQuery } from '../addresses/links.ts';

/** The field by which the form of a report tells up to when its words were read. */
const READ = 'read';
const ALL = 'all';
export const WHOLE_REASON = `reason-${ALL}`;

export const REPORTS_FORM = {
  status: 'choice',
  q: 'words',
  page: 'choice',
  report: 'choice',
  [READ]: 'choice',
  'reason-*': 'words',
  ...WHOLE_LIST_FIELDS,
} as const satisfies FormFields;
type ReportsReader = FormReader<Exclude<keyof typeof REPORTS_FORM, 'reason-*'> | `reason-${string}`>;

/** The reports a moderator was looking at, as query words or hidden fields say it; anything else is the first page of open ones. */
export function reportsIn(words: Words): ReportQuery {
  const state = wordIn(words, 'status');
  return {
    state: REPORT_STATES.find((each) => each === state) ?? 'open',
    search: readSearch(wordIn(words, 'q')),
    page: pageIn(words),
  };
}

export function reportWords({ state, search, page }: ReportQuery): Readonly<Record<string, string>> {
  return { status: state === 'open' ? '' : state, q: search, page: page === 1 ? '' : String(page) };
}

export function pathToReports(lang: Lang, query: ReportQuery, result?: Result): string {
  return pathWithQuery(pathTo('moderationReports', lang, {}), {
    ...reportWords(query),
    ...(result && resultWords(result)),
  });
}

export type ReportDecision = Closure | (FoundReports & { readonly reason: string; readonly seen: number });

/** The fields of each report carry its id, so that a form drawn again keeps the words in their place. */
export function parseClosure(fields: Input): Parsed<ReportDecision> {
  const form: ReportsReader = new FormReader(fields);
  const id = form.text('report', { max: 64, subject: (t) => t.moderation.reports.title });
  return form.result({ id, read: momentIn(form.input, READ), reason: readReason(form, id) });
}

export function parseWholeClosure(fields: Input, now: number): Parsed<ReportDecision> {
  const form: ReportsReader = new FormReader(fields);
  const reason = readReason(form, ALL);
  readSure(form);
  const { search } = reportsIn(form.input);
  return form.result({ reason, search, until: untilIn(form, now), seen: seenIn(form) });
}

function readReason(form: ReportsReader, id: string): string {
  return form.text(`reason-${id}`, {
    max: REASON_MAX,
    multiline: true,
    subject: (t) => t.moderation.reports.reason.label,
    missing: (t) => t.moderation.reports.reason.missing,
  });
}
