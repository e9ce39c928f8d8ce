import { sayReason, toReasons } from '../comments/guard.ts';
import { plainParagraphs } from '../comments/paragraphs.ts';
import type { Comment } from '../comments/store.ts';
import { formatAge, formatDate, formatMoment } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { decisionsFor, isDeletable } from './decision.ts';
import { LOG_LINES } from '../log/store.ts';
import type { LogLine } from '../log/act.ts';
import { kindOf } from '../comments/resemblance.ts';
import type { Resemblance } from '../comments/resemblance.ts';
import type { EmailRecord } from '../comments/queue-store.ts';
import { sayLine } from './log-words.ts';
import type { Viewer } from './log-words.ts';
import type { Lang } from '../i18n/languages.ts';
import { commentAnchor, pathTo, pathToArticle, pathWithQuery } from '../addresses/links.ts';

export type TitleOf = (lang: Lang, slug: string) => string;

export interface CardViewer extends Viewer {
  readonly titleOf: TitleOf;
  readonly warningMs?: number;
}

export type Card = ReturnType<typeof cardOf>;

interface Around {
  readonly record?: EmailRecord | undefined;
  readonly resemblance?: Resemblance | undefined;
  readonly log: readonly LogLine[];
}

/** A longer text is read on the page of its comment: a list of twenty stays under a megabyte. */
const ORIGINAL_ON_CARD = 1000;
/** What a list shows of a text before it is opened, in code points and lines. */
const EXCERPT = 200;
const EXCERPT_LINES = 3;

export function cardOf(viewer: CardViewer, comment: Comment, { record, resemblance, log }: Around) {
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
    blockPath:
      comment.email === null
        ? undefined
        : pathWithQuery(pathTo('moderationBlocks', lang, {}), { comment: comment.id }),
    permalink: pathToArticle(comment.lang, comment.article, {}, anchor),
    age: formatAge(lang, now - comment.created_at),
    moment: formatMoment(lang, comment.created_at),
    iso: new Date(comment.created_at).toISOString(),
    reasons,
    record:
      record &&
      record.published + record.refused > 0 &&
      t.moderation.card.record(record.published, record.refused),
    resemblance: resemblance && resemblancePart(lang, resemblance),
    excerpt: excerptOf(comment.text),
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

/** The beginning of a text that is too long for a list; undefined where the list shows it whole. */
function excerptOf(text: string): string | undefined {
  const characters = Array.from(text);
  if (characters.length <= EXCERPT && text.split('\n').length <= EXCERPT_LINES) return undefined;
  const start = characters.slice(0, EXCERPT).join('').replace(/\s+/g, ' ');
  return characters.length > EXCERPT ? `${start.replace(/ \S{0,20}$/, '')}\u2026` : start;
}

function resemblancePart(lang: Lang, resemblance: Resemblance) {
  const words = messagesFor(lang).learned;
  const kind = kindOf(resemblance);
  if (kind === undefined) return undefined;
  return {
    isSpam: kind === 'spam',
    label: kind === 'spam' ? words.likeSpam : words.likePublished,
    words: words.words(resemblance.words.map((each) => words.word(each.word, each[kind]))),
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
