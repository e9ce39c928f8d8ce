import type { RequestHandler } from 'express';
import { settingsIn } from '../article/finding.ts';
import { RULES } from '../article/guard.ts';
import type { Comment } from '../article/store.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { messagesFor, otherLang } from '../i18n/messages.ts';
import type { Lang } from '../i18n/messages.ts';
import { pathTo } from '../paths.ts';
import { FormView, toInput } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { pageLinks } from '../web/page-links.ts';
import { actOf } from './acts.ts';
import { listAct, listLogOf } from './log-store.ts';
import { PER_PAGE, lookingAt, pathToQueue, resultIn, wordIn, wordsOf } from './looking.ts';
import { noticeOf } from './notice.ts';
import { cardOf, tabsOf } from './pages.ts';
import type { Drawing, TitleOf } from './pages.ts';
import { parsePosted } from './posted.ts';
import { countByStatus, listQueue, listRecords } from './queue-store.ts';
import type { QueueQuery } from './queue-store.ts';
import { warningMs } from './removal-store.ts';
import { countOpenReports } from './report-store.ts';
import { decide, undo } from './store.ts';
import { tellWriter } from './telling.ts';

export function showQueue(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const drawing = { lang: langOf(res), now: deps.clock(), titleOf };
    const notice = await noticeOf(deps.db, drawing, resultIn(req.query));
    res.render('moderation/queue', { ...(await queuePage(deps, drawing, lookingAt(req.query), {})), notice });
  };
}

/** One route for one comment, the ticked ones, or the whole page. */
export function postDecisions(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const parsed = parsePosted(req.body);
    const query = lookingAt(toInput(req.body));
    if (!parsed.ok) {
      const drawing = { lang: langOf(res), now: deps.clock(), titleOf };
      res.status(422).render('moderation/queue', await queuePage(deps, drawing, query, parsed));
      return;
    }
    const act = actOf(deps, res);
    const { already } = await decide(deps.db, act, parsed.value, tellWriter(deps, titleOf));
    res.redirect(303, pathToQueue(langOf(res), query, { act: act.id, already }));
  };
}

/** Takes back what one press of a button did. */
export function postReversals(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const input = toInput(req.body);
    const lines = await listAct(deps.db, wordIn(input, 'act'));
    const act = actOf(deps, res);
    const { already } = await undo(deps.db, act, lines, tellWriter(deps, titleOf));
    res.redirect(303, pathToQueue(langOf(res), lookingAt(input), { act: act.id, already }));
  };
}

interface Redrawn {
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
}

async function queuePage({ db }: Deps, drawing: Drawing, asked: QueueQuery, { input, errors }: Redrawn) {
  const { lang } = drawing;
  const { comments, count, page } = await listQueue(db, asked, PER_PAGE);
  const query = { ...asked, page };
  const openReports = await countOpenReports(db);
  return {
    query,
    count,
    form: new FormView(input ?? {}, errors),
    hidden: Object.entries(wordsOf(query)),
    cards: await cardsOf(db, { ...drawing, warningMs: warningMs(await settingsIn(db)) }, comments),
    tabs: tabsOf(lang, await countByStatus(db), query.status),
    openReports,
    empty: emptyPart(lang, query, openReports),
    rules: RULES.map((rule) => [rule, messagesFor(lang).moderation.rules[rule]] as const),
    pages: pageLinks(page, Math.ceil(count / PER_PAGE), (number) =>
      pathToQueue(lang, { ...query, page: number }),
    ),
    otherPath: pathToQueue(otherLang(lang), query),
  };
}

/** What to say, and where to go next, when no card is shown. */
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

async function cardsOf(db: Db, drawing: Drawing, comments: readonly Comment[]) {
  const keys = new Set(comments.flatMap((comment) => comment.email_key ?? []));
  const records = await listRecords(db, [...keys]);
  const log = await listLogOf(
    db,
    comments.map(({ id }) => id),
  );
  const cards = comments.map((comment) =>
    cardOf(drawing, comment, {
      record: records.get(comment.email_key ?? ''),
      log: log.filter(({ commentId }) => commentId === comment.id),
    }),
  );
  return cards.map((card) => ({ ...card, who: whoIn(cards, card) }));
}

type Card = ReturnType<typeof cardOf>;

/** Whose comment a button is about, for whoever hears it alone: with its time where a page has two of one name. */
function whoIn(cards: readonly Card[], { name, moment }: Card): string {
  return cards.filter((each) => each.name === name).length > 1 ? `${name}, ${moment}` : name;
}
