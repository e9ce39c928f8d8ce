import type { RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { formatMoment } from '../i18n/format.ts';
import { pathTo, pathWithQuery } from '../paths.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { FieldError, Input, Parsed } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { actOf } from './acts.ts';
import { listLogOf } from './log-store.ts';
import { resultIn } from './looking.ts';
import { noticeOf } from './notice.ts';
import { cardOf } from './pages.ts';
import type { TitleOf } from './pages.ts';
import { closeReport, listReports } from './report-store.ts';
import { REASON_MAX } from './single.ts';

const CLOSED_SHOWN = 20;

export function showReports(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const drawing = { lang: langOf(res), now: deps.clock() };
    const notice = await noticeOf(deps.db, drawing, resultIn(req.query));
    await draw(deps, titleOf, res, { notice });
  };
}

/** Closes a report; what was decided and why is written down. */
export function postReport(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const parsed = parseClosing(req.body);
    if (!parsed.ok) {
      await draw(deps, titleOf, res.status(422), parsed);
      return;
    }
    const act = actOf(deps, res);
    await closeReport(deps.db, act, parsed.value.id, parsed.value.reason);
    res.redirect(303, pathWithQuery(pathTo('moderationReports', langOf(res), {}), { act: act.id }));
  };
}

interface Closing {
  readonly id: string;
  readonly reason: string;
}

/** The fields of each report carry its id, so that a form drawn again keeps the words in their place. */
function parseClosing(body: unknown): Parsed<Closing> {
  const form = new FormReader(body);
  const id = form.text('report', { max: 64, subject: (t) => t.moderation.reports.title });
  const reason = form.text(`reason-${id}`, {
    max: REASON_MAX,
    multiline: true,
    subject: (t) => t.moderation.reports.reason.label,
    missing: (t) => t.moderation.reports.reason.missing,
  });
  return form.result({ id, reason });
}

interface Redrawn {
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
  readonly notice?: object | undefined;
}

async function draw(
  { db, clock }: Deps,
  titleOf: TitleOf,
  res: Response,
  { input = {}, errors, notice }: Redrawn,
): Promise<void> {
  const lang = langOf(res);
  const reported = await listReports(db, CLOSED_SHOWN);
  const log = await listLogOf(
    db,
    reported.map(({ comment }) => comment.id),
  );
  const reports = reported.map(({ report, comment }) => ({
    ...report,
    moment: formatMoment(lang, report.created_at),
    closed: report.closed_at === null ? undefined : formatMoment(lang, report.closed_at),
    card: cardOf({ lang, now: clock(), titleOf }, comment, {
      log: log.filter(({ commentId }) => commentId === comment.id),
    }),
  }));
  res.render('moderation/reports', { reports, form: new FormView(input, errors), notice });
}
