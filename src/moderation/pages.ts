import { sayReason, toReasons } from '../comments/guard.ts';
import { plainParagraphs } from '../comments/paragraphs.ts';
import type { Comment } from '../comments/store.ts';
import { formatAge, formatDate, formatMoment, formatTime, toDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/messages.ts';
import { commentAnchor, pathToArticle } from '../addresses/paths.ts';
import { decisionsFor, isDeletable, isStatus } from './decision.ts';
import { LOG_LINES } from '../log/store.ts';
import type { LogLine } from '../log/act.ts';
import { pathToQueue } from './queue-query.ts';
import type { EmailRecord } from '../comments/queue-store.ts';
import { toChange } from '../comments/settings-change.ts';
import { STATUSES } from '../terms.ts';
import type { Status } from '../terms.ts';

/** The title of an article; its slug when the article is gone. */
export type TitleOf = (lang: Lang, slug: string) => string;

/** For whom, and when, a page is drawn. */
export interface Drawing {
  readonly lang: Lang;
  readonly now: number;
  readonly titleOf: TitleOf;
  /** How long a comment stays once it was announced that it goes. */
  readonly warningMs?: number;
}

/** What is known around a comment. */
interface Around {
  readonly record?: EmailRecord | undefined;
  readonly log: readonly LogLine[];
}

/** A longer text is read on the page of its comment: a list of twenty stays under a megabyte. */
const ORIGINAL_ON_CARD = 1000;

/** A comment as moderators see it: everything in words, and what can be decided. */
export function cardOf(drawing: Drawing, comment: Comment, { record, log }: Around) {
  const { lang, now, titleOf } = drawing;
  const t = messagesFor(lang);
  const anchor = commentAnchor(comment.lang, comment.id);
  const reasons = toReasons(comment.reasons).map((reason) => sayReason(t, reason));
  return {
    id: comment.id,
    version: comment.version,
    lang: comment.lang,
    status: comment.status,
    name: comment.name,
    email: comment.email,
    website: comment.website,
    isReply: comment.parent_id !== null,
    byModerator: comment.by_moderator === 1,
    title: titleOf(comment.lang, comment.article),
    permalink: pathToArticle(comment.lang, comment.article, {}, anchor),
    age: formatAge(lang, now - comment.created_at),
    moment: formatMoment(lang, comment.created_at),
    iso: new Date(comment.created_at).toISOString(),
    reasons,
    record: record && t.moderation.card.record(record.published, record.refused),
    paragraphs: plainParagraphs(comment.text),
    original: comment.original_text === null ? undefined : plainParagraphs(comment.original_text),
    isOriginalLong: (comment.original_text ?? '').length > ORIGINAL_ON_CARD,
    log: log.map((line) => sayLine(lang, line)),
    logTitle: log.length < LOG_LINES ? t.moderation.card.log : t.moderation.card.latestLog(LOG_LINES),
    warning: warningOf(drawing, comment, log),
    decisions: decisionsFor(comment.status),
    deletable: isDeletable(comment.status),
  };
}

/** When a comment that waits will be erased, once that was announced. */
function warningOf({ lang, warningMs = 0 }: Drawing, { version, status }: Comment, log: readonly LogLine[]) {
  const warning = log.find((line) => line.action === 'warn' && line.version === version);
  if (warning === undefined || status !== 'pending' || warningMs === 0) return undefined;
  return messagesFor(lang).moderation.card.warning(formatDate(lang, warning.at + warningMs));
}

/** A line of the log in words. */
export function sayLine(lang: Lang, line: LogLine) {
  const words = messagesFor(lang).moderation;
  const { from, to } = line;
  const isMove = isStatus(to) && from !== to;
  return {
    id: line.id,
    commentId: line.commentId,
    moment: formatMoment(lang, line.at),
    iso: new Date(line.at).toISOString(),
    actor: sayActor(lang, line.actor),
    action: sayAction(lang, line.action),
    change: isMove ? words.log.change(isStatus(from) ? words.status[from] : undefined, words.status[to]) : '',
    reason: sayLineReason(lang, line),
  };
}

/** A rule, the site, a mailed link and a writer are actors too, and have names in both languages. */
export function sayActor(lang: Lang, actor: string): string {
  const { actors } = messagesFor(lang).moderation.log;
  const named: Readonly<Record<string, string>> = actors;
  return Object.hasOwn(named, actor) ? (named[actor] ?? actor) : actor;
}

export function sayAction(lang: Lang, action: string): string {
  const actions: Readonly<Record<string, string>> = messagesFor(lang).moderation.log.actions;
  return actions[action] ?? action;
}

function sayLineReason(lang: Lang, { action, via, reason }: LogLine): string {
  const t = messagesFor(lang);
  if (reason === null) return '';
  if (via === 'rule')
    return toReasons(reason)
      .map((each) => sayReason(t, each))
      .join(', ');
  if (action === 'anonymise' || action === 'erase' || action === 'export')
    return t.moderation.log.comments(Number(reason));
  if (action === 'second-factor') return reason === 'on' ? t.common.yes : t.common.no;
  return action === 'setting' ? sayChange(lang, reason) : reason;
}

/** "Relire avant de publier : oui → non". */
function sayChange(lang: Lang, stored: string): string {
  const { name, before, after } = toChange(stored);
  const { comments, moderation } = messagesFor(lang);
  return moderation.log.setting(comments.settings.fields[name].label, before, after);
}

/** Lines that say nothing of where a comment stands. */
const OF_NO_STATUS: readonly string[] = ['warn', 'report', 'reopen'];

/** What a moderator learns who came second: who was first, what they did, and when. */
export function sayAlready(
  { lang, now }: Pick<Drawing, 'lang' | 'now'>,
  name: string | undefined,
  log: readonly LogLine[],
): string {
  const { already } = messagesFor(lang).moderation;
  const last = log.filter(({ action }) => !OF_NO_STATUS.includes(action)).at(-1);
  if (last === undefined) return already.gone;
  const isToday = toDay(last.at) === toDay(now);
  const when = isToday ? already.at(formatTime(lang, last.at)) : already.on(formatMoment(lang, last.at));
  const actor = sayActor(lang, last.actor);
  if (name === undefined) return already.removed(actor, when);
  if (last.action === 'edit' || !isStatus(last.to)) return already.edited(name, actor, when);
  return already.decided(name, already.status[last.to], actor, when);
}

/** The tabs over the queue, each with its count. */
export function tabsOf(lang: Lang, counts: Readonly<Record<Status, number>>, current: Status) {
  return STATUSES.map((status) => ({
    label: messagesFor(lang).moderation.tabs[status],
    count: counts[status],
    path: pathToQueue(lang, { status, search: '', rule: '', page: 1 }),
    current: status === current,
  }));
}
