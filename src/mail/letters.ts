import { commandLine } from '../config/command-line.ts';
import { formatNumber } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { SIGNATURE_MARK, firstCharacters, oneLine, quoted, ruleUnder } from './text.ts';
import type { Letterhead } from './letterhead.ts';
import type { Lang } from '../i18n/languages.ts';

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
  readonly reasons: readonly string[];
}

export interface Decision {
  readonly title: string;
  readonly outcome: 'published' | 'refused';
  readonly reason: string | null;
  readonly url: string;
  readonly unsubscribeUrl: string;
}

export interface Closing {
  readonly name: string;
  readonly codes: number;
  readonly minutes: number;
  readonly logUrl: string;
}

const TEXT_LENGTH = 2000;
export const DIGEST_LENGTH = 10;

export function heldLetter(
  head: Letterhead,
  comment: HeldComment,
  links: { readonly actionUrl: string; readonly queueUrl: string },
): Letter {
  const { notice } = messagesFor(head.lang).mail;
  const text = firstCharacters(comment.text, TEXT_LENGTH);
  return letter(head, notice.subjectOne(oneLine(comment.title)), [
    notice.leadOne,
    heldFacts(head.lang, comment),
    quoted(text),
    ...(text === comment.text ? [] : [notice.cut(formatNumber(head.lang, TEXT_LENGTH))]),
    link(notice.act, links.actionUrl),
    link(notice.queue, links.queueUrl),
  ]);
}

export function digestLetter(
  head: Letterhead,
  count: number,
  oldest: readonly Pick<HeldComment, 'name' | 'title'>[],
  queueUrl: string,
): Letter {
  const { notice } = messagesFor(head.lang).mail;
  const items = oldest.map(({ name, title }) => notice.item(oneLine(name), oneLine(title)));
  return letter(head, notice.subjectMany(count), [
    notice.leadMany(count),
    items.join('\n'),
    link(notice.queue, queueUrl),
  ]);
}

/**
 * Asks whether an address is really its owner's. Anybody may have typed it, so nothing that a commenter wrote
 * stands in it: no name, no text.
 */
export function confirmLetter(head: Letterhead, title: string, confirmUrl: string): Letter {
  const { confirm } = messagesFor(head.lang).mail;
  const site = oneLine(head.site);
  return letter(head, confirm.subject(site), [
    confirm.lead(site, oneLine(title)),
    link(confirm.act, confirmUrl),
    confirm.then,
    confirm.otherwise,
  ]);
}

export function decisionLetter(
  head: Letterhead,
  { title, outcome, reason, url, unsubscribeUrl }: Decision,
): Letter {
  const { decision } = messagesFor(head.lang).mail;
  const name = oneLine(title);
  const goodbye = link(decision.unsubscribe, unsubscribeUrl);
  if (outcome === 'published')
    return letter(head, decision.publishedSubject(name), [
      decision.published(name),
      link(decision.see, url),
      goodbye,
    ]);
  const why = reason === null ? [] : [decision.reason, quoted(reason)];
  return letter(head, decision.refusedSubject(name), [
    decision.refused(name),
    ...why,
    link(decision.article, url),
    goodbye,
  ]);
}

export function closingLetter(head: Letterhead, { name, codes, minutes, logUrl }: Closing): Letter {
  const { closing } = messagesFor(head.lang).mail;
  return letter(head, closing.subject(oneLine(name)), [
    closing.lead(oneLine(name), codes, minutes),
    closing.then(commandLine('moderator', 'password')),
    closing.otherwise,
    link(closing.log, logUrl),
  ]);
}

export function testLetter(head: Letterhead): Letter {
  const { subject, lead, then } = messagesFor(head.lang).mail.test;
  return letter(head, subject(head.site), [lead(head.site, commandLine('mail-test')), then]);
}

export function letter(head: Letterhead, subject: string, paragraphs: readonly string[]): Letter {
  const site = oneLine(head.site);
  const top = `${site}\n${ruleUnder(site)}`;
  const close = `${SIGNATURE_MARK}\n${site}\n${oneLine(head.tagline)}`;
  return { subject: oneLine(subject), body: `${[top, ...paragraphs, close].join('\n\n')}\n` };
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

export function link(label: string, url: string): string {
  return `${label}\n${url}`;
}
