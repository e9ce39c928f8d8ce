import type { RequestHandler, Response } from 'express';
import { RULES } from '../comments/guard.ts';
import type { Comment } from '../comments/store.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { messagesFor } from '../i18n/messages.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input, Parsed } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { pageLinks } from '../web/page-links.ts';
import { render } from '../web/render.ts';
import { actOf, moderatorOf } from '../moderators/session-page.ts';
import { decideWholeList, undoWholeList } from './whole-list-store.ts';
import { decisionsFor, isUndoable } from './decision.ts';
import { countAct, listAct, listLogOf } from '../log/store.ts';
import type { Act, LogLine } from '../log/act.ts';
import { isWholeList, wholeListResult, parseWholeList } from './whole-list-form.ts';
import type { WholeListDecision } from './whole-list-form.ts';
import { PER_PAGE, parsePageDecision, pathToQueue, queueIn, queueWords } from './queue-form.ts';
import { flashOf } from './flash-page.ts';
import { cardOf, whoIn } from './card-page.ts';
import type { CardViewer, TitleOf } from './card-page.ts';
import type { PageDecision } from './queue-form.ts';
import { PRESS_MAX } from './batch-store.ts';
import { countByStatus, listQueue, listRecords } from '../comments/queue-store.ts';
import type { QueueQuery } from '../comments/queue-store.ts';
import { warningMs } from './removal-store.ts';
import { pathToReports, reportsIn } from './report-form.ts';
import { reopenAll } from './report-closure-store.ts';
import { countOpenReports } from '../comments/report-queue-store.ts';
import { decide, undo } from './decision-store.ts';
import type { Tell } from './decision-store.ts';
import { noticeTo } from './notice-store.ts';
import { settingsIn } from '../comments/settings-store.ts';
import { wordIn } from './query.ts';
import { resultIn } from './result.ts';
import type { Result } from './result.ts';
import { STATUSES } from '../terms.ts';
import type { Status } from '../terms.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo } from '../addresses/links.ts';
import type { WithFlash } from '../moderators/frame.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderation/queue': Awaited<ReturnType<typeof queuePage>> & WithFlash & { readonly alerts?: number };
  }
}

export function showQueue(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const viewer = { lang: langOf(res), now: deps.clock(), titleOf };
    const page = await queuePage(deps, viewer, queueIn(req.query), {});
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
      render(res.status(422), 'moderation/queue', await queuePage(deps, viewer, query, outcome));
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

interface Shown {
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
}

async function queuePage({ db }: Deps, viewer: CardViewer, asked: QueueQuery, { input, errors }: Shown) {
  const { lang } = viewer;
  const { comments, count, page } = await listQueue(db, asked, PER_PAGE);
  const query = { ...asked, page };
  const openReports = await countOpenReports(db);
  const cards = await cardsOf(db, { ...viewer, warningMs: warningMs(await settingsIn(db)) }, comments);
  return {
    query,
    count,
    form: new FormView(input ?? {}, errors),
    hidden: Object.entries(queueWords(query)),
    cards,
    tabs: tabsOf(lang, await countByStatus(db), query.status),
    openReports,
    empty: emptyPart(lang, query, openReports),
    wholeList: wholeListPart(lang, viewer.now, query, count, cards.length),
    rules: RULES.map((rule) => [rule, messagesFor(lang).moderation.rules[rule]] as const),
    pages: pageLinks(page, Math.ceil(count / PER_PAGE), (number) =>
      pathToQueue(lang, { ...query, page: number }),
    ),
    otherPath: pathToQueue(otherLang(lang), query),
  };
}

function tabsOf(lang: Lang, counts: Readonly<Record<Status, number>>, current: Status) {
  return STATUSES.map((status) => ({
    label: messagesFor(lang).moderation.tabs[status],
    count: counts[status],
    path: pathToQueue(lang, { status, search: '', rule: '', page: 1 }),
    current: status === current,
  }));
}

function wholeListPart(lang: Lang, now: number, { status }: QueueQuery, count: number, shown: number) {
  if (count <= shown) return undefined;
  const { matching } = messagesFor(lang).moderation.bulk;
  return {
    until: now,
    seen: count,
    decisions: decisionsFor(status),
    sure: matching.sure(count),
    hint: count > PRESS_MAX ? matching.most(PRESS_MAX) : undefined,
  };
}

function emptyPart(lang: Lang, { status, search, rule }: QueueQuery, openReports: number) {
  const words = messagesFor(lang).look.empty;
  const pending: QueueQuery = { status: 'pending', search: '', rule: '', page: 1 };
  const isQueue = status === 'pending' && search === '' && rule === '';
  if (!isQueue) return { text: words.listed, href: pathToQueue(lang, pending), label: words.pending };
  if (openReports > 0)
    return { text: words.queue, href: pathTo('moderationReports', lang, {}), label: words.reports };
  const published = pathToQueue(lang, { ...pending, status: 'published' });
  return { text: words.queue, href: published, label: words.published };
}

async function cardsOf(db: Db, viewer: CardViewer, comments: readonly Comment[]) {
  const keys = new Set(comments.flatMap((comment) => comment.email_key ?? []));
  const records = await listRecords(db, [...keys]);
  const log = await listLogOf(
    db,
    comments.map(({ id }) => id),
  );
  const cards = comments.map((comment) =>
    cardOf(viewer, comment, {
      record: records.get(comment.email_key ?? ''),
      log: log.filter(({ commentId }) => commentId === comment.id),
    }),
  );
  return cards.map((card) => ({ ...card, who: whoIn(cards, card) }));
}
