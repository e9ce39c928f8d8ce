import { serverAlerts } from './server-alerts.ts';
import type { ServerStanding } from './server-alerts.ts';

/** The names stand in the log and in docs/operations.md: never rename one. */
export const ALERTS = [
  'archive-failed',
  'backup-failed',
  'backup-late',
  'clock-held',
  'clocks-apart',
  'comment-flood',
  'conflicts-many',
  'disk-low',
  'files-faulty',
  'journal-large',
  'leader-missing',
  'letters-given-up',
  'outbox-stuck',
  'purge-late',
  'report-flood',
  'sign-in-flood',
  'standby-late',
  'standby-missing',
] as const;
export type AlertName = (typeof ALERTS)[number];

export interface Standing {
  readonly now: number;
  readonly startedAt: number;
  /** Since when this machine does what is done once for the whole site; undefined while another does. */
  readonly leadsSince: number | undefined;
  readonly backsUp: boolean;
  readonly lastBackup: number | undefined;
  readonly lastPurge: number | undefined;
  readonly isHeld: boolean;
  /** Unknown where a server keeps the rows. */
  readonly freeBytes: number | undefined;
  readonly fileFaults: number;
  readonly journalBytes: number;
  readonly oldestUnsent: number | undefined;
  readonly lettersGivenUp: number;
  readonly signIns: number;
  readonly commentsFull: boolean;
  readonly reportsFull: boolean;
  /** Undefined where the rows are a file of this machine. */
  readonly server: ServerStanding | undefined;
}

const HOUR_MS = 60 * 60 * 1000;
/** A backup is made once a day, and may take two hours. */
export const BACKUP_LATE_MS = 26 * HOUR_MS;
const PURGE_LATE_MS = 3 * HOUR_MS;
const UNSENT_MS = 2 * HOUR_MS;
const DISK_LOW_BYTES = 100 * 1024 * 1024;
/** The journal stays under 34 MB, unless somebody reads the database all the while. */
export const JOURNAL_LARGE_BYTES = 256 * 1024 * 1024;
/** Moderators are few: so many attempts to sign in are not theirs. */
const SIGN_IN_FLOOD = 50;
/** An alert that lasts is logged again after this long. */
const REMIND_MS = 24 * HOUR_MS;

export function alertsFor(standing: Standing): readonly AlertName[] {
  const { now, startedAt, leadsSince, backsUp, lastBackup, lastPurge, oldestUnsent } = standing;
  const purgedAt = lastPurge ?? leadsSince;
  const raised: readonly (readonly [AlertName, boolean])[] = [
    ['backup-late', backsUp && isOlder(lastBackup ?? startedAt, BACKUP_LATE_MS, now)],
    ['clock-held', standing.isHeld],
    ['comment-flood', standing.commentsFull],
    ['disk-low', standing.freeBytes !== undefined && standing.freeBytes < DISK_LOW_BYTES],
    ['files-faulty', standing.fileFaults > 0],
    ['journal-large', standing.journalBytes >= JOURNAL_LARGE_BYTES],
    ['letters-given-up', standing.lettersGivenUp > 0],
    ['outbox-stuck', oldestUnsent !== undefined && isOlder(oldestUnsent, UNSENT_MS, now)],
    ['purge-late', !standing.isHeld && purgedAt !== undefined && isOlder(purgedAt, PURGE_LATE_MS, now)],
    ['report-flood', standing.reportsFull],
    ['sign-in-flood', standing.signIns >= SIGN_IN_FLOOD],
  ];
  return [
    ...raised.flatMap(([name, isRaised]) => (isRaised ? [name] : [])),
    ...(standing.server === undefined ? [] : serverAlerts(standing.server, now)),
  ];
}

/** Of a machine that the others know nothing of; and that nobody leads, which nobody but those who do not could say. */
const OF_ONE_MACHINE: readonly AlertName[] = [
  'clock-held',
  'clocks-apart',
  'disk-low',
  'files-faulty',
  'journal-large',
  'leader-missing',
];

/** What this machine logs: of the site as a whole one of several speaks. */
export function alertsToSay(standing: Standing): readonly AlertName[] {
  const alerts = alertsFor(standing);
  return standing.leadsSince === undefined ? alerts.filter((name) => OF_ONE_MACHINE.includes(name)) : alerts;
}

export type Said = Readonly<Partial<Record<AlertName, number>>>;

interface Telling {
  readonly say: readonly AlertName[];
  readonly over: readonly AlertName[];
  readonly said: Said;
}

/** Which alerts to log: each once, then once a day while it lasts, and when it is over. */
export function tellingOf(alerts: readonly AlertName[], said: Said, now: number): Telling {
  const say = alerts.filter((name) => isOlder(said[name] ?? -Infinity, REMIND_MS, now));
  const times = alerts.map((name) => [name, say.includes(name) ? now : said[name]] as const);
  const over = ALERTS.filter((name) => said[name] !== undefined && !alerts.includes(name));
  return { say, over, said: Object.fromEntries(times) };
}

function isOlder(at: number, ms: number, now: number): boolean {
  return now - at >= ms;
}
