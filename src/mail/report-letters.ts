import { formatNumber } from '../i18n/format.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Letterhead } from './letterhead.ts';
import { letter, link } from './letters.ts';
import type { Letter } from './letters.ts';
import { firstCharacters, oneLine, quoted } from './text.ts';

/** A report as the owner is told of it. Never the network address of who sent it. */
interface ReportedWords {
  readonly title: string;
  readonly name: string;
  readonly text: string;
  readonly reason: string;
  readonly email: string | null;
  readonly isAddition: boolean;
}

const TEXT_LENGTH = 2000;

export function reportLetter(
  head: Letterhead,
  report: ReportedWords,
  links: { readonly actionUrl: string; readonly reportsUrl: string },
): Letter {
  const { report: words } = messagesFor(head.lang).mail;
  const subject = report.isAddition ? words.subjectAddition : words.subjectOne;
  return letter(head, subject(oneLine(report.title)), [
    report.isAddition ? words.leadAddition : words.leadOne,
    reportFacts(head.lang, report),
    words.said,
    quoted(firstCharacters(report.reason, TEXT_LENGTH)),
    words.comment(oneLine(report.name)),
    quoted(firstCharacters(report.text, TEXT_LENGTH)),
    ...(isCut(report) ? [words.cut(formatNumber(head.lang, TEXT_LENGTH))] : []),
    link(words.act, links.actionUrl),
    link(words.close, links.reportsUrl),
  ]);
}

export function reportsLetter(
  head: Letterhead,
  count: number,
  titles: readonly string[],
  reportsUrl: string,
): Letter {
  const { report: words } = messagesFor(head.lang).mail;
  return letter(head, words.subjectMany(count), [
    words.leadMany(count),
    [...new Set(titles)].map((title) => words.item(oneLine(title))).join('\n'),
    link(words.close, reportsUrl),
  ]);
}

/** Anybody may have typed the address: nothing that a stranger wrote stands in it. */
export function receiptLetter(head: Letterhead, title: string): Letter {
  const { receipt } = messagesFor(head.lang).mail.report;
  return letter(head, receipt.subject(oneLine(title)), [
    receipt.lead(oneLine(title)),
    receipt.then,
    receipt.otherwise,
  ]);
}

interface ReportOutcome {
  readonly title: string;
  readonly isPublished: boolean;
  readonly reason: string;
  /** Where the comment may be reported anew, as long as it is published. */
  readonly reportUrl: string;
  /** '' where there is none. */
  readonly contact: string;
}

export function answerLetter(head: Letterhead, outcome: ReportOutcome): Letter {
  const { answer } = messagesFor(head.lang).mail.report;
  const title = oneLine(outcome.title);
  return letter(head, answer.subject(title), [
    answer.lead(title),
    outcome.isPublished ? answer.stays : answer.gone,
    answer.reason,
    quoted(firstCharacters(outcome.reason, TEXT_LENGTH)),
    answer.contest,
    ...(outcome.isPublished ? [link(answer.anew, outcome.reportUrl)] : []),
    ...otherWays(head.lang, outcome.contact),
  ]);
}

/** The comment was taken out before anybody answered the report, by whatever hand: why is for nobody else to know. */
export function removalLetter(
  head: Letterhead,
  { title, contact }: Pick<ReportOutcome, 'title' | 'contact'>,
): Letter {
  const { answer, removal } = messagesFor(head.lang).mail.report;
  return letter(head, answer.subject(oneLine(title)), [
    removal.lead(oneLine(title)),
    removal.then,
    answer.contest,
    ...otherWays(head.lang, contact),
  ]);
}

function otherWays(lang: Lang, contact: string): readonly string[] {
  const { answer } = messagesFor(lang).mail.report;
  return [...(contact === '' ? [] : [answer.write(oneLine(contact))]), answer.court];
}

function reportFacts(lang: Lang, { title, email }: ReportedWords): string {
  const { notice } = messagesFor(lang).mail;
  return [
    notice.article(oneLine(title)),
    notice.email(email === null ? notice.noEmail : oneLine(email)),
  ].join('\n');
}

function isCut({ reason, text }: ReportedWords): boolean {
  return [reason, text].some((words) => Array.from(words).length > TEXT_LENGTH);
}
