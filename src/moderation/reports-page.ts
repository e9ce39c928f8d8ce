import type { RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { PageError } from '../errors.ts';
import { formatMoment } from '../i18n/format.ts';
import { messagesFor, otherLang } from '../i18n/messages.ts';
import type { Lang } from '../i18n/messages.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { FieldError, Input, Parsed } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { pageLinks } from '../web/page-links.ts';
import { actOf } from '../moderators/session-page.ts';
import { listLogOf } from '../log/store.ts';
import type { Act } from '../log/act.ts';
import { PER_PAGE, resultIn } from './queue-query.ts';
import type { Result } from './queue-query.ts';
import { isMatching, matchingResult, momentIn, readSure, seenIn, untilIn } from './bulk.ts';
import { flashOf } from './flash-page.ts';
import type { Flash } from './flash-page.ts';
import { cardOf } from './pages.ts';
import type { TitleOf } from './pages.ts';
import { A_PRESS } from './pieces.ts';
import { pathToReports, reportWords, reportsAt } from './report-query.ts';
import { closeMatching, closeReport } from './report-closure-store.ts';
import type { Closure } from './report-closure-store.ts';
import { countReports, listOpenReport, listReports } from '../comments/report-queue-store.ts';
import type { ReportQuery, ReportedComment } from '../comments/report-queue-store.ts';
import { REASON_MAX } from './comment-form.ts';
import { countAdded } from '../comments/report-closure-store.ts';
import type { FoundReports } from '../comments/report-closure-store.ts';
import { REPORT_STATES } from '../terms.ts';

export function showReports(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const drawing = { lang: langOf(res), now: deps.clock() };
    const page = await reportsPage(deps, titleOf, res, reportsAt(req.query), {});
    const flash = await flashOf(deps.db, drawing, resultIn(req.query), page.count);
    res.render('moderation/reports', { ...page, flash });
  };
}

/** Closes a report, or all that the search finds; what was decided and why is written down. */
export function postReport(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const act = actOf(deps, res);
    const parsed = isMatching(req.body) ? parseAll(req.body, act.at) : parseClosing(req.body);
    const query = reportsAt(parsed.input);
    if (!parsed.ok) {
      res.status(422).render('moderation/reports', await reportsPage(deps, titleOf, res, query, parsed));
      return;
    }
    const closed = await close(deps, act, parsed.value);
    if ('grown' in closed) {
      const page = await reportsPage(deps, titleOf, res, query, { input: parsed.input, first: closed.grown });
      res.status(409).render('moderation/reports', { ...page, flash: grownFlash(langOf(res)) });
    } else res.redirect(303, pathToReports(langOf(res), query, closed));
  };
}

/** What was closed, or the report that says more than was read. */
async function close(
  { db }: Deps,
  act: Act,
  closing: Closing,
): Promise<Result | { readonly grown: readonly ReportedComment[] }> {
  if (!('id' in closing)) {
    const done = await closeMatching(db, act, closing, closing.reason);
    const added = await countAdded(db, closing);
    return matchingResult('report', act.id, { seen: closing.seen, done, added });
  }
  const closed = await closeReport(db, act, closing);
  if (closed === 'gone') throw new PageError(409, 'reportClosed');
  return closed === 'closed' ? { act: act.id, already: [] } : { grown: await listOpenReport(db, closing.id) };
}

function grownFlash(lang: Lang): Flash {
  const { grown } = messagesFor(lang).moderation.reports;
  return { text: grown.text, said: grown.title, details: [], act: undefined };
}

/** One report, or all that a search finds, and what was decided about it. */
type Closing = Closure | (FoundReports & { readonly reason: string; readonly seen: number });

/** The fields of each report carry its id, so that a form drawn again keeps the words in their place. */
function parseClosing(body: unknown): Parsed<Closing> {
  const form = new FormReader(body);
  const id = form.text('report', { max: 64, subject: (t) => t.moderation.reports.title });
  return form.result({ id, read: momentIn(form, READ), reason: readReason(form, id) });
}

function parseAll(body: unknown, now: number): Parsed<Closing> {
  const form = new FormReader(body);
  const reason = readReason(form, ALL);
  readSure(form);
  const { search } = reportsAt(form.input);
  return form.result({ reason, search, until: untilIn(form, now), seen: seenIn(form) });
}

/** The field by which the form of a report tells up to when its words were read. */
const READ = 'read';

/** Stands where the id of a report would. */
const ALL = 'all';

function readReason(form: FormReader, id: string): string {
  return form.text(`reason-${id}`, {
    max: REASON_MAX,
    multiline: true,
    subject: (t) => t.moderation.reports.reason.label,
    missing: (t) => t.moderation.reports.reason.missing,
  });
}

interface Redrawn {
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
  /** Drawn before the others, wherever the list has it. */
  readonly first?: readonly ReportedComment[];
}

async function reportsPage(
  deps: Deps,
  titleOf: TitleOf,
  res: Response,
  asked: ReportQuery,
  { input = {}, errors, first = [] }: Redrawn,
) {
  const lang = langOf(res);
  const { reported, count, page } = await listReports(deps.db, asked, PER_PAGE);
  const others = reported.filter(({ report: { id } }) => first.every(({ report }) => report.id !== id));
  const query = { ...asked, page };
  const counts = await countReports(deps.db);
  return {
    query,
    count,
    reports: await cardsOf(deps, titleOf, lang, [...first, ...others]),
    form: new FormView(input, errors),
    hidden: Object.entries(reportWords(query)),
    matching:
      query.state === 'open' && count > reported.length ? matchingPart(lang, deps.clock(), count) : undefined,
    tabs: REPORT_STATES.map((state) => ({
      label: messagesFor(lang).moderation.reports.tabs[state],
      count: counts[state],
      path: pathToReports(lang, { state, search: '', page: 1 }),
      current: state === query.state,
    })),
    pages: pageLinks(page, Math.ceil(count / PER_PAGE), (number) =>
      pathToReports(lang, { ...query, page: number }),
    ),
    otherPath: pathToReports(otherLang(lang), query),
  };
}

/** The form that closes all that the search finds, on every page. */
function matchingPart(lang: Lang, now: number, count: number) {
  const { matching } = messagesFor(lang).moderation.reports;
  const hint = count > A_PRESS ? messagesFor(lang).moderation.bulk.matching.most(A_PRESS) : undefined;
  return { until: now, seen: count, sure: matching.sure(count), hint, reason: `reason-${ALL}` };
}

async function cardsOf(
  { db, clock }: Deps,
  titleOf: TitleOf,
  lang: Lang,
  reported: readonly ReportedComment[],
) {
  const ids = [...new Set(reported.map(({ comment }) => comment.id))];
  const log = await listLogOf(db, ids);
  return reported.map(({ report, comment }) => ({
    ...report,
    moment: formatMoment(lang, report.created_at),
    added: report.added_at === null ? undefined : formatMoment(lang, report.added_at),
    closed: report.closed_at === null ? undefined : formatMoment(lang, report.closed_at),
    card: cardOf({ lang, now: clock(), titleOf }, comment, {
      log: log.filter(({ commentId }) => commentId === comment.id),
    }),
  }));
}
