import { sayReason, toReasons } from '../comments/guard.ts';
import { plainParagraphs } from '../comments/paragraphs.ts';
import type { Comment } from '../comments/store.ts';
import { formatAge, formatDate, formatMoment } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { decisionsFor, isDeletable } from './decision.ts';
import { LOG_LINES } from '../log/store.ts';
import type { LogLine } from '../log/act.ts';
import type { EmailRecord } from '../comments/queue-store.ts';
import { sayLine } from './log-words.ts';
import type { Viewer } from './log-words.ts';
import type { Lang } from '../i18n/languages.ts';
import { commentAnchor, pathToArticle } from '../addresses/links.ts';

export type TitleOf = (lang: Lang, slug: string) => string;

export interface CardViewer extends Viewer {
  readonly titleOf: TitleOf;
  readonly warningMs?: number;
}

export type Card = ReturnType<typeof cardOf>;

interface Around {
  readonly record?: EmailRecord | undefined;
  readonly log: readonly LogLine[];
}

/** A longer text is read on the page of its comment: a list of twenty stays under a megabyte. */
const ORIGINAL_ON_CARD = 1000;

export function cardOf(viewer: CardViewer, comment: Comment, { record, log }: Around) {
  const { lang, now, titleOf } = viewer;
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
    warning: warningOf(viewer, comment, log),
    decisions: decisionsFor(comment.status),
    deletable: isDeletable(comment.status),
  };
}

function warningOf(
  { lang, warningMs = 0 }: CardViewer,
  { version, status }: Comment,
  log: readonly LogLine[],
) {
  const warning = log.find((line) => line.action === 'warn' && line.version === version);
  if (warning === undefined || status !== 'pending' || warningMs === 0) return undefined;
  return messagesFor(lang).moderation.card.warning(formatDate(lang, warning.at + warningMs));
}

/** Whose comment a button is about, for whoever hears it alone: with its time where a page has two of one name. */
export function whoIn(cards: readonly Card[], { name, moment }: Card): string {
  return cards.filter((each) => each.name === name).length > 1 ? `${name}, ${moment}` : name;
}
