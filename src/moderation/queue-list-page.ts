import { RULES } from '../comments/guard.ts';
import { countLearned, findResemblance } from '../comments/learner-store.ts';
import { isTaught } from '../comments/resemblance.ts';
import { ORDERED_MAX, ORDERS, countByStatus, listQueue, listRecords } from '../comments/queue-store.ts';
import type { QueueQuery } from '../comments/queue-store.ts';
import { countOpenReports } from '../comments/report-queue-store.ts';
import { settingsIn } from '../comments/settings-store.ts';
import type { Comment } from '../comments/store.ts';
import type { Db } from '../db/database.ts';
import { messagesFor } from '../i18n/messages.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { listLogOf } from '../log/store.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { pageLinks } from '../web/page-links.ts';
import { pathTo } from '../addresses/links.ts';
import { STATUSES } from '../terms.ts';
import type { Status } from '../terms.ts';
import { PRESS_MAX } from './batch-store.ts';
import { cardOf, whoIn } from './card-page.ts';
import type { CardViewer } from './card-page.ts';
import { decisionsFor } from './decision.ts';
import {
  PER_PAGE,
  QUEUE_LIST,
  WHOLE_LIST_PART,
  pathToQueue,
  pathToTicked,
  queueOf,
  queueWords,
} from './queue-form.ts';
import { warningMs } from './removal-store.ts';

interface Shown {
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
  /** Asked for by a link: all comments of the page are ticked. */
  readonly ticked?: boolean;
}

export async function queuePage(
  db: Db,
  viewer: CardViewer,
  asked: QueueQuery,
  { input, errors, ticked = false }: Shown,
) {
  const { lang } = viewer;
  const { comments, count, page } = await listQueue(db, asked, PER_PAGE);
  const query = { ...asked, page };
  const openReports = await countOpenReports(db);
  const cards = await cardsOf(db, { ...viewer, warningMs: warningMs(await settingsIn(db)) }, comments);
  const standing = ticked ? { tick: comments.map(({ id }) => id) } : {};
  return {
    query,
    count,
    form: new FormView(input ?? standing, errors),
    hidden: Object.entries(queueWords(query)),
    cards,
    tabs: tabsOf(lang, await countByStatus(db), query.status),
    openReports,
    empty: emptyPart(lang, query, openReports),
    list: QUEUE_LIST,
    tickLink: tickPart(lang, query, cards.length, ticked),
    orders: await ordersPart(db, lang, query, count),
    wholeList: wholeListPart(lang, viewer.now, query, count, cards.length),
    rules: RULES.map((rule) => [rule, messagesFor(lang).moderation.rules[rule]] as const),
    pages: pageLinks(page, Math.ceil(count / PER_PAGE), (number) =>
      pathToQueue(lang, { ...query, page: number }),
    ),
    otherPath: pathToQueue(otherLang(lang), query),
  };
}

function tickPart(lang: Lang, query: QueueQuery, shown: number, ticked: boolean) {
  const { tickAll, untickAll } = messagesFor(lang).moderation.bulk;
  return { path: pathToTicked(lang, query, !ticked), label: ticked ? untickAll : tickAll(shown) };
}

/** In which order what waits may be read, once decisions say what a comment is like. */
async function ordersPart(db: Db, lang: Lang, { status, order }: QueueQuery, count: number) {
  if (status !== 'pending' || !isTaught(await countLearned(db))) return undefined;
  const words = messagesFor(lang).learned.order;
  return {
    options: ORDERS.map((each) => [each, words[each === '' ? 'oldest' : each]] as const),
    hint: order === '' || count <= ORDERED_MAX ? undefined : words.most(ORDERED_MAX),
  };
}

function tabsOf(lang: Lang, counts: Readonly<Record<Status, number>>, current: Status) {
  return STATUSES.map((status) => ({
    label: messagesFor(lang).moderation.tabs[status],
    count: counts[status],
    path: pathToQueue(lang, queueOf(status)),
    current: status === current,
  }));
}

function wholeListPart(lang: Lang, now: number, { status }: QueueQuery, count: number, shown: number) {
  if (count <= shown) return undefined;
  const { matching } = messagesFor(lang).moderation.bulk;
  return {
    part: WHOLE_LIST_PART,
    link: matching.link(count),
    until: now,
    seen: count,
    decisions: decisionsFor(status),
    sure: matching.sure(count),
    hint: count > PRESS_MAX ? matching.most(PRESS_MAX) : undefined,
  };
}

function emptyPart(lang: Lang, { status, search, rule }: QueueQuery, openReports: number) {
  const words = messagesFor(lang).look.empty;
  const pending = queueOf('pending');
  const isQueue = status === 'pending' && search === '' && rule === '';
  if (!isQueue) return { text: words.listed, href: pathToQueue(lang, pending), label: words.pending };
  if (openReports > 0)
    return { text: words.queue, href: pathTo('moderationReports', lang, {}), label: words.reports };
  const published = pathToQueue(lang, queueOf('published'));
  return { text: words.queue, href: published, label: words.published };
}

async function cardsOf(db: Db, viewer: CardViewer, comments: readonly Comment[]) {
  const keys = new Set(comments.flatMap((comment) => comment.email_key ?? []));
  const records = await listRecords(db, [...keys]);
  const resemblance = await findResemblance(
    db,
    comments.filter(({ status }) => status === 'pending'),
  );
  const log = await listLogOf(
    db,
    comments.map(({ id }) => id),
  );
  const cards = comments.map((comment) =>
    cardOf(viewer, comment, {
      record: records.get(comment.email_key ?? ''),
      resemblance: resemblance.get(comment.id),
      log: log.filter(({ commentId }) => commentId === comment.id),
    }),
  );
  return cards.map((card) => ({ ...card, who: whoIn(cards, card) }));
}
