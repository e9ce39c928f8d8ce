import type { RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { PageError } from '../errors.ts';
import { formatMoment } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { pageLinks } from '../web/page-links.ts';
import { render } from '../web/render.ts';
import { actOf } from '../moderators/session-page.ts';
import { listLogOf } from '../log/store.ts';
import type { Act } from '../log/act.ts';
import { PER_PAGE } from './queue-form.ts';
import { wordIn } from './query.ts';
import { isWholeList, wholeListResult } from './whole-list-form.ts';
import { flashOf } from './flash-page.ts';
import type { Flash } from '../moderators/frame.ts';
import { cardOf } from './card-page.ts';
import type { TitleOf } from './card-page.ts';
import { PRESS_MAX } from './batch-store.ts';
import {
  WHOLE_REASON,
  parseClosure,
  parseWholeClosure,
  pathToReports,
  reportWords,
  reportsIn,
} from './report-form.ts';
import type { ReportDecision } from './report-form.ts';
import { closeWholeList, closeReport } from './report-closure-store.ts';
import type { Answer } from './report-closure-store.ts';
import { answerTo } from './report-answer-store.ts';
import { countReports, listOpenReport, listReports } from '../comments/report-queue-store.ts';
import type { ReportQuery, ReportedComment } from '../comments/report-queue-store.ts';
import { countAdded } from '../comments/report-closure-store.ts';
import { REPORT_STATES } from '../terms.ts';
import { resultIn } from './result.ts';
import type { Result } from './result.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import type { WithFlash } from '../moderators/frame.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderation/reports': Awaited<ReturnType<typeof reportsPage>> & WithFlash;
  }
}

export function showReports(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const viewer = { lang: langOf(res), now: deps.clock() };
    const page = await reportsPage(deps, titleOf, res, reportsIn(req.query), {});
    const flash = await flashOf(deps.db, viewer, resultIn(req.query), page.count);
    render(res, 'moderation/reports', { ...page, flash });
  };
}

export function postReport(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const act = actOf(deps, res);
    const parsed = isWholeList(fieldsOf(req))
      ? parseWholeClosure(fieldsOf(req), act.at)
      : parseClosure(fieldsOf(req));
    const query = reportsIn(parsed.input);
    if (!parsed.ok) {
      if (!isWholeList(parsed.input)) await expectOpen(deps, wordIn(parsed.input, 'report'));
      render(res.status(422), 'moderation/reports', await reportsPage(deps, titleOf, res, query, parsed));
      return;
    }
    const closed = await close(deps, act, parsed.value, answerTo(deps, titleOf));
    if ('grown' in closed) {
      const page = await reportsPage(deps, titleOf, res, query, { input: parsed.input, first: closed.grown });
      render(res.status(409), 'moderation/reports', { ...page, flash: grownFlash(langOf(res)) });
    } else res.redirect(303, pathToReports(langOf(res), query, closed));
  };
}

/** Once a report is closed no form holds its reason any more: the error page shows it. */
async function expectOpen({ db }: Deps, id: string): Promise<void> {
  if ((await listOpenReport(db, id)).length === 0) throw new PageError(409, 'reportClosed');
}

async function close(
  { db }: Deps,
  act: Act,
  decided: ReportDecision,
  answer: Answer,
): Promise<Result | { readonly grown: readonly ReportedComment[] }> {
  if (!('id' in decided)) {
    const done = await closeWholeList(db, act, decided, answer);
    const added = await countAdded(db, decided);
    return wholeListResult('report', act.id, { seen: decided.seen, done, added });
  }
  const closed = await closeReport(db, act, decided, answer);
  if (closed === 'gone') throw new PageError(409, 'reportClosed');
  return closed === 'closed' ? { act: act.id, already: [] } : { grown: await listOpenReport(db, decided.id) };
}

function grownFlash(lang: Lang): Flash {
  const { grown } = messagesFor(lang).moderation.reports;
  return { text: grown.text, said: grown.title, details: [], act: undefined };
}

interface Shown {
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
  { input = {}, errors, first = [] }: Shown,
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
    wholeList:
      query.state === 'open' && count > reported.length
        ? wholeListPart(lang, deps.clock(), count)
        : undefined,
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

function wholeListPart(lang: Lang, now: number, count: number) {
  const { matching } = messagesFor(lang).moderation.reports;
  const hint = count > PRESS_MAX ? messagesFor(lang).moderation.bulk.matching.most(PRESS_MAX) : undefined;
  return { until: now, seen: count, sure: matching.sure(count), hint, reason: WHOLE_REASON };
}

async function cardsOf(
  { db, clock, config }: Deps,
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
    isAnswered: config.mail !== undefined && report.email !== null,
    card: cardOf({ lang, now: clock(), titleOf }, comment, {
      log: log.filter(({ commentId }) => commentId === comment.id),
    }),
  }));
}
