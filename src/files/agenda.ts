import { createHash } from 'node:crypto';
import { formatDay, toDay } from '../i18n/format.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Phase } from '../strategies/roadmap.ts';
import { isAbstaining } from '../strategies/strategy.ts';
import type { Revision } from '../strategies/strategy.ts';
import { daysAfter } from '../wizard/draft.ts';
import { calendarFile } from './ics.ts';
import type { DayEvent } from './ics.ts';

interface Agenda {
  readonly strategyId: string;
  readonly revision: Revision;
  /** Of the page that readers have, which the events lead to. */
  readonly address: string;
  /** The name that stands for this site in ids. */
  readonly host: string;
  /** What this site is called. */
  readonly site: string;
}

/** The days of a strategy: day 30, 60 and 90 of its roadmap and the next review (follow-up.md §3), as a file to take in once. */
export function agendaFile(agenda: Agenda, lang: Lang): string {
  return calendarFile({ product: productOf(agenda, lang), events: eventsOf(agenda, lang) });
}

/** The same as a calendar to follow. */
export function agendaToFollow(agenda: Agenda, lang: Lang): string {
  const followedAs = messagesFor(lang).calendar.name(agenda.revision.strategy.brand);
  return calendarFile({ product: productOf(agenda, lang), events: eventsOf(agenda, lang), followedAs });
}

/** Slashes part what an identifier is made of. */
function productOf({ site }: Agenda, lang: Lang): string {
  return messagesFor(lang).calendar.product(site.replaceAll('/', ' '));
}

function eventsOf(agenda: Agenda, lang: Lang): readonly DayEvent[] {
  const phases = agenda.revision.texts[lang].roadmap;
  return [
    ...phases.map((phase, index) => pauseOn(agenda, phase, phases[index + 1], lang)),
    reviewOn(agenda, lang),
  ];
}

/** The last day of a phase: what should be done by now, and what comes next. */
function pauseOn(agenda: Agenda, phase: Phase, next: Phase | undefined, lang: Lang): DayEvent {
  const { calendar: words } = messagesFor(lang);
  const { savedAt, strategy } = agenda.revision;
  const day = daysAfter(toDay(savedAt), phase.to);
  const review = strategy.reviewDate > day ? [words.reviewLater(formatDay(lang, strategy.reviewDate))] : [];
  const parts = [
    lines(words.isItDone(phase.from, phase.to), phase.actions),
    words.note,
    ...(next === undefined ? review : [lines(words.next(next.from, next.to), next.actions)]),
  ];
  return eventOn(agenda, String(phase.to), day, {
    summary: words.day(strategy.brand, phase.to),
    description: withPage(parts, agenda, lang),
    reminds: false,
  });
}

/** The questions of the meeting, and what was chosen. */
function reviewOn(agenda: Agenda, lang: Lang): DayEvent {
  const { calendar: words } = messagesFor(lang);
  const { strategy, texts } = agenda.revision;
  const chosen = texts[lang].statement.filter(({ name }) => name === 'choice' || name === 'abstain');
  const said = lines(
    words.said,
    chosen.map(({ text }) => text),
  );
  const asked = isAbstaining(strategy) ? words.stillAway : lines(words.questionsTitle, questionsIn(lang));
  return eventOn(agenda, 'review', strategy.reviewDate, {
    summary: words.review(strategy.brand),
    description: withPage([asked, said], agenda, lang),
    reminds: true,
  });
}

/** As the page of the meeting asks them. */
function questionsIn(lang: Lang): readonly string[] {
  const { said, happened, cost, decide, again } = messagesFor(lang).meeting;
  return [said, happened, cost, decide, again].map(({ title }) => title);
}

function eventOn(
  { strategyId, revision, address, host }: Agenda,
  name: string,
  day: string,
  told: Pick<DayEvent, 'summary' | 'description' | 'reminds'>,
): DayEvent {
  return {
    uid: `${digestOf(strategyId)}-${name}@${host}`,
    sequence: revision.number,
    day,
    dayAfter: daysAfter(day, 1),
    changedAt: revision.savedAt,
    url: address,
    ...told,
  };
}

/** The same over all revisions and links; it says nothing of the id. */
function digestOf(strategyId: string): string {
  return createHash('sha256').update(`calendar|${strategyId}`).digest('hex').slice(0, 32);
}

function lines(title: string, items: readonly string[]): string {
  return [title, ...items.map((item) => `– ${item}`)].join('\n');
}

function withPage(parts: readonly string[], { address }: Agenda, lang: Lang): string {
  return [...parts, messagesFor(lang).calendar.page(address)].join('\n\n');
}
