import type { RequestHandler } from 'express';
import { pathTo } from '../addresses/links.ts';
import { countPending } from '../comments/backlog-store.ts';
import { countOpenReports } from '../comments/report-queue-store.ts';
import { commandsHere } from '../config/command-line.ts';
import type { Deps } from '../deps.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { findLastSent } from '../mail/last-sent-store.ts';
import { measureMails } from '../mail/measure-store.ts';
import { countStrategies, countStrategiesSince } from '../strategies/count-store.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import type { AlertWord, NoticeWord, Stored, Told } from './facts.ts';
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
    checkMore: piecesOf(messagesFor(told.lang).state.checkMore),
  };
}

/** Words, or what is to be typed. */
interface Piece {
  readonly text: string;
  readonly isCode: boolean;
}

interface Remark {
  readonly title: string;
  readonly mend?: readonly Piece[];
  /** Files and faults, as the log has them. */
  readonly details?: readonly string[];
  readonly link: { readonly href: string; readonly label: string } | undefined;
}

type Place =
  'moderation' | 'moderationReports' | 'moderationLetters' | 'moderationIdentity' | 'moderationAccounts';
/** Where something can be done about it on the web. */
const ALERT_PLACES: Readonly<Partial<Record<AlertWord, Place>>> = {
  'comment-flood': 'moderation',
  'letters-given-up': 'moderationLetters',
  'outbox-stuck': 'moderationLetters',
  'report-flood': 'moderationReports',
};
const NOTICE_PLACES: Readonly<Partial<Record<NoticeWord, Place>>> = {
  'no-contact': 'moderationIdentity',
  'no-facts': 'moderationIdentity',
  'no-second-factor': 'moderationAccounts',
};

function alertsOf({ lang, facts }: Told): readonly Remark[] {
  const words = messagesFor(lang).state;
  return (facts?.alerts ?? []).map((alert) => ({
    title: words.alerts[alert].title,
    mend: piecesOf(words.alerts[alert].mend),
    details: alert === 'files-faulty' ? (facts?.fileFaults ?? []) : [],
    link: linkTo(lang, ALERT_PLACES[alert], words.waiting.open),
  }));
}

function waitingOf({ lang, stored }: Told): readonly Remark[] {
  const words = messagesFor(lang).state.waiting;
  const { comments, reports } = stored;
  const waiting: readonly (readonly [number, (count: number) => string, Place])[] = [
    [comments, words.comments, 'moderation'],
    [reports, words.reports, 'moderationReports'],
  ];
  return waiting
    .filter(([count]) => count > 0)
    .map(([count, title, place]) => ({ title: title(count), link: linkTo(lang, place, words.decide) }));
}

function noticesOf({ lang, facts }: Told): readonly Remark[] {
  const words = messagesFor(lang).state;
  return (facts?.notices ?? []).map((notice) => ({
    title: words.notices[notice].title,
    mend: piecesOf(words.notices[notice].mend),
    link: linkTo(lang, NOTICE_PLACES[notice], words.waiting.open),
  }));
}

function linkTo(lang: Lang, place: Place | undefined, label: string): Remark['link'] {
  return place === undefined ? undefined : { href: pathTo(place, lang, {}), label };
}

/** A text of the catalogue marks what is to be typed by backticks. */
function piecesOf(text: string): readonly Piece[] {
  return commandsHere(text)
    .split('`')
    .map((piece, index) => ({ text: piece, isCode: index % 2 === 1 }));
}
