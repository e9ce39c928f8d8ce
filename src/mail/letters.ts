import { formatNumber } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { SIGNATURE_MARK, firstCharacters, oneLine, quoted, ruleUnder } from './text.ts';
import type { Lang } from '../i18n/languages.ts';

/** A mail as its reader sees it: plain text, every address on a line of its own. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/** A comment that waits, as the owner is told of it. Never the writer's network address. */
export interface HeldComment {
  readonly title: string;
  readonly name: string;
  readonly email: string | null;
  readonly text: string;
  /** Why it was held, in words. */
  readonly reasons: readonly string[];
}

export interface Decision {
  readonly title: string;
  readonly outcome: 'published' | 'refused';
  /** The owner's words for a refusal. */
  readonly reason: string | null;
  /** The comment itself when it is published, its article when it is not. */
  readonly url: string;
  readonly unsubscribeUrl: string;
}

/** A moderator's account that was closed: after so many wrong codes, for so many minutes. */
export interface Closing {
  readonly name: string;
  readonly codes: number;
  readonly minutes: number;
  readonly logUrl: string;
}

const TEXT_LENGTH = 2000;
/** How many comments a digest names. */
export const DIGEST_LENGTH = 10;

/** Tells the owner of the one comment that waits. */
export function heldLetter(
  lang: Lang,
  comment: HeldComment,
  links: { readonly actionUrl: string; readonly queueUrl: string },
): Letter {
  const { notice } = messagesFor(lang).mail;
  const text = firstCharacters(comment.text, TEXT_LENGTH);
  return letter(lang, notice.subjectOne(oneLine(comment.title)), [
    notice.leadOne,
    heldFacts(lang, comment),
    quoted(text),
    ...(text === comment.text ? [] : [notice.cut(formatNumber(lang, TEXT_LENGTH))]),
    link(notice.act, links.actionUrl),
    link(notice.queue, links.queueUrl),
  ]);
}

/** Tells the owner of several at once: how many wait, and who wrote the oldest (DIGEST_LENGTH at most). */
export function digestLetter(
  lang: Lang,
  count: number,
  oldest: readonly Pick<HeldComment, 'name' | 'title'>[],
  queueUrl: string,
): Letter {
  const { notice } = messagesFor(lang).mail;
  const items = oldest.map(({ name, title }) => notice.item(oneLine(name), oneLine(title)));
  return letter(lang, notice.subjectMany(count), [
    notice.leadMany(count),
    items.join('\n'),
    link(notice.queue, queueUrl),
  ]);
}

/**
 * Asks whether an address is really its owner's. Anybody may have typed it, so nothing that a commenter wrote
 * stands in it: no name, no text.
 */
export function confirmLetter(lang: Lang, title: string, confirmUrl: string): Letter {
  const { common, mail } = messagesFor(lang);
  const { confirm } = mail;
  return letter(lang, confirm.subject(common.site), [
    confirm.lead(common.site, oneLine(title)),
    link(confirm.act, confirmUrl),
    confirm.then,
    confirm.otherwise,
  ]);
}

/** Tells a writer, whose address is confirmed, what became of the comment. */
export function decisionLetter(
  lang: Lang,
  { title, outcome, reason, url, unsubscribeUrl }: Decision,
): Letter {
  const { decision } = messagesFor(lang).mail;
  const name = oneLine(title);
  const goodbye = link(decision.unsubscribe, unsubscribeUrl);
  if (outcome === 'published')
    return letter(lang, decision.publishedSubject(name), [
      decision.published(name),
      link(decision.see, url),
      goodbye,
    ]);
  const why = reason === null ? [] : [decision.reason, quoted(reason)];
  return letter(lang, decision.refusedSubject(name), [
    decision.refused(name),
    ...why,
    link(decision.article, url),
    goodbye,
  ]);
}

/** Tells that somebody has a moderator's password, and no code: what happened, and what to do. */
export function closingLetter(lang: Lang, { name, codes, minutes, logUrl }: Closing): Letter {
  const { closing } = messagesFor(lang).mail;
  return letter(lang, closing.subject(oneLine(name)), [
    closing.lead(oneLine(name), codes, minutes),
    closing.then,
    closing.otherwise,
    link(closing.log, logUrl),
  ]);
}

/** Every letter of the site: its name, ruled off; what is said; and the same close. */
export function letter(lang: Lang, subject: string, paragraphs: readonly string[]): Letter {
  const { site, tagline } = messagesFor(lang).common;
  const head = `${site}\n${ruleUnder(site)}`;
  const close = `${SIGNATURE_MARK}\n${site}\n${tagline}`;
  return { subject: oneLine(subject), body: `${[head, ...paragraphs, close].join('\n\n')}\n` };
}

function heldFacts(lang: Lang, { title, name, email, reasons }: HeldComment): string {
  const { notice } = messagesFor(lang).mail;
  return [
    notice.article(oneLine(title)),
    notice.name(oneLine(name)),
    notice.email(email === null ? notice.noEmail : oneLine(email)),
    ...(reasons.length === 0 ? [] : [notice.reasons(oneLine(reasons.join(', ')))]),
  ].join('\n');
}

/** An address on a line of its own, below what it is for. */
export function link(label: string, url: string): string {
  return `${label}\n${url}`;
}
