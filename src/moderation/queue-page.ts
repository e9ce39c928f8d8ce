import type { RequestHandler, Response } from 'express';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { fieldsOf } from '../web/body.ts';
import type { Parsed } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { actOf, moderatorOf } from '../moderators/session-page.ts';
import { reverseBlock } from './block-change-store.ts';
import { pathToBlocks } from './blocks-form.ts';
import { decideWholeList, undoWholeList } from './whole-list-store.ts';
import { isUndoable } from './decision.ts';
import { countAct, listAct } from '../log/store.ts';
import type { Act, LogLine } from '../log/act.ts';
import { isWholeList, wholeListResult, parseWholeList } from './whole-list-form.ts';
import type { WholeListDecision } from './whole-list-form.ts';
import { isTicked, parsePageDecision, pathToQueue, queueIn } from './queue-form.ts';
import { queuePage } from './queue-list-page.ts';
import { flashOf } from './flash-page.ts';
import type { TitleOf } from './card-page.ts';
import type { PageDecision } from './queue-form.ts';
import type { QueueQuery } from '../comments/queue-store.ts';
import { pathToReports, reportsIn } from './report-form.ts';
import { reopenAll } from './report-closure-store.ts';
import { decide, undo } from './decision-store.ts';
import type { Tell } from './decision-store.ts';
import { noticeTo } from './notice-store.ts';
import { wordIn } from './query.ts';
import { resultIn } from './result.ts';
import type { Result } from './result.ts';
import type { WithFlash } from '../moderators/frame.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderation/queue': Awaited<ReturnType<typeof queuePage>> & WithFlash & { readonly alerts?: number };
  }
}

export function showQueue(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const viewer = { lang: langOf(res), now: deps.clock(), titleOf };
    const page = await queuePage(deps.db, viewer, queueIn(req.query), {
      ticked: isTicked(req.query),
    });
    const flash = await flashOf(deps.db, viewer, resultIn(req.query), page.count);
    render(res, 'moderation/queue', { ...page, flash, alerts: await countAlerts(deps, res) });
  };
}

/** Standing now, for whoever can do something about them. */
async function countAlerts({ tellFacts }: Deps, res: Response): Promise<number> {
  const facts = moderatorOf(res).role === 'owner' ? await tellFacts?.() : undefined;
  return facts?.alerts.length ?? 0;
}

export function postDecisions(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const query = queueIn(fieldsOf(req));
    const act = actOf(deps, res);
    const tell = noticeTo(deps, titleOf);
    const outcome = isWholeList(fieldsOf(req))
      ? await decideAll(deps, act, query, parseWholeList(fieldsOf(req), query, act.at), tell)
      : await decideSome(deps, act, parsePageDecision(fieldsOf(req)), tell);
    if ('errors' in outcome) {
      const viewer = { lang: langOf(res), now: act.at, titleOf };
      render(res.status(422), 'moderation/queue', await queuePage(deps.db, viewer, query, outcome));
    } else res.redirect(303, pathToQueue(langOf(res), query, outcome));
  };
}

type QueueAnswer = Result | Extract<Parsed<never>, { ok: false }>;

async function decideSome(
  { db }: Deps,
  act: Act,
  posted: Parsed<PageDecision>,
  tell: Tell,
): Promise<QueueAnswer> {
  if (!posted.ok) return posted;
  return { act: act.id, already: (await decide(db, act, posted.value, tell)).already };
}

async function decideAll(
  { db }: Deps,
  act: Act,
  query: QueueQuery,
  posted: Parsed<WholeListDecision>,
  tell: Tell,
): Promise<QueueAnswer> {
  if (!posted.ok) return posted;
  const { decision, seen } = posted.value;
  const done = await decideWholeList(db, act, { query, ...posted.value }, tell);
  return wholeListResult(decision, act.id, { seen, done });
}

export function postReversals(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const [input, lang, act] = [fieldsOf(req), langOf(res), actOf(deps, res)];
    const undone = wordIn(input, 'act');
    const lines = await listAct(deps.db, undone, FEW + 1);
    if (lines[0]?.action === 'report') {
      const others = (await sizeOf(deps.db, undone)) - (await reopenAll(deps.db, act, undone));
      res.redirect(303, pathToReports(lang, reportsIn(input), { act: act.id, already: [], others }));
      return;
    }
    if (lines[0]?.action === 'block' || lines[0]?.action === 'unblock') {
      await reverseBlock(deps.db, act, undone);
      res.redirect(303, pathToBlocks(lang, { act: act.id }));
      return;
    }
    const result = await takeBack(deps, act, undone, lines, noticeTo(deps, titleOf));
    res.redirect(303, pathToQueue(lang, queueIn(input), result));
  };
}

async function takeBack(
  { db }: Deps,
  act: Act,
  undone: string,
  lines: readonly LogLine[],
  tell: Tell,
): Promise<Result> {
  const [first] = lines;
  if (first === undefined || lines.length <= FEW)
    return { act: act.id, already: (await undo(db, act, lines, tell)).already };
  const done = await undoWholeList(db, act, undone, first, tell);
  const others = isUndoable(first) ? (await sizeOf(db, undone)) - done : 0;
  return { act: act.id, already: [], others };
}

async function sizeOf(db: Db, act: string): Promise<number> {
  return (await countAct(db, act)).reduce((sum, { count }) => sum + count, 0);
}

/** What one press decides about at most, when its comments are named one by one: a page of them is ticked. */
const FEW = 100;
