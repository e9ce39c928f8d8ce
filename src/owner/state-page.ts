import type { RequestHandler } from 'express';
import { pathTo } from '../addresses/links.ts';
import type { PageName } from '../addresses/pages.ts';
import { countPending } from '../comments/backlog-store.ts';
import { countOpenReports } from '../comments/report-queue-store.ts';
import { commandsHere } from '../config/command-line.ts';
import type { Deps } from '../deps.ts';
import { messagesFor } from '../i18n/messages.ts';
import { findLastSent } from '../mail/last-sent-store.ts';
import { measureMails } from '../mail/measure-store.ts';
import { countStrategies, countStrategiesSince } from '../strategies/count-store.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import type { Stored, Told } from './facts.ts';
import { stateGroups } from './facts-page.ts';

declare module '../web/render.ts' {
  interface Views {
    'owner/state': ReturnType<typeof statePage>;
  }
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

export function showState(deps: Deps): RequestHandler {
  return async (_req, res) => {
    const now = deps.clock();
    const [stored, facts] = await Promise.all([storedIn(deps, now), deps.tellFacts?.()]);
    render(res, 'owner/state', statePage(deps, { lang: langOf(res), now, stored, facts }));
  };
}

async function storedIn({ db }: Deps, now: number): Promise<Stored> {
  const { mailsWaiting, mailsFailed } = await measureMails(db, now);
  return {
    comments: await countPending(db),
    reports: await countOpenReports(db),
    strategies: await countStrategies(db),
    strategiesThisWeek: await countStrategiesSince(db, now - WEEK_MS),
    lettersWaiting: mailsWaiting,
    lettersGivenUp: mailsFailed,
    lastLetter: await findLastSent(db),
  };
}

function statePage({ config }: Deps, told: Told) {
  return {
    isKnown: told.facts !== undefined,
    needed: [...alertsOf(told), ...waitingOf(told)],
    later: noticesOf(told),
    groups: stateGroups(config, told),
    checkMore: commandsHere(messagesFor(told.lang).state.checkMore),
  };
}

interface Remark {
  readonly title: string;
  readonly mend?: string;
  /** Files and faults, as the log has them. */
  readonly details?: readonly string[];
  readonly link?: { readonly href: string; readonly label: string };
}

function alertsOf({ lang, facts }: Told): readonly Remark[] {
  const words = messagesFor(lang).state.alerts;
  return (facts?.alerts ?? []).map((alert) => ({
    title: words[alert].title,
    mend: commandsHere(words[alert].mend),
    details: alert === 'files-faulty' ? (facts?.fileFaults ?? []) : [],
  }));
}

function waitingOf({ lang, stored }: Told): readonly Remark[] {
  const words = messagesFor(lang).state.waiting;
  const decide = (name: PageName & ('moderation' | 'moderationReports')) => ({
    link: { href: pathTo(name, lang, {}), label: words.decide },
  });
  return [
    ...(stored.comments > 0 ? [{ title: words.comments(stored.comments), ...decide('moderation') }] : []),
    ...(stored.reports > 0 ? [{ title: words.reports(stored.reports), ...decide('moderationReports') }] : []),
    ...(stored.lettersGivenUp > 0
      ? [{ title: words.letters(stored.lettersGivenUp), mend: commandsHere(words.lettersMend) }]
      : []),
  ];
}

function noticesOf({ lang, facts }: Told): readonly Remark[] {
  const words = messagesFor(lang).state.notices;
  return (facts?.notices ?? []).map((notice) => ({
    title: words[notice].title,
    mend: commandsHere(words[notice].mend),
  }));
}
