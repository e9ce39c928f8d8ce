/** Every reason to call the owner. The names stand in the log and in docs/operations.md: they stay as they are. */
export const ALERTS = [
  'backup-failed',
  'backup-late',
  'clock-held',
  'comment-flood',
  'disk-low',
  'journal-large',
  'outbox-stuck',
  'purge-late',
  'report-flood',
  'sign-in-flood',
] as const;
export type AlertName = (typeof ALERTS)[number];

/** How the site stands at one moment. Times are UTC milliseconds. */
export interface Standing {
  readonly now: number;
  /** When this process began. */
  readonly startedAt: number;
  /** Whether backups are made by the site itself. */
  readonly backsUp: boolean;
  readonly lastBackup: number | undefined;
  readonly lastPurge: number | undefined;
  /** Whether the clock of the machine is not believed. */
  readonly isHeld: boolean;
  readonly freeBytes: number;
  /** Of the file in which SQLite keeps what is not yet in the database. */
  readonly journalBytes: number;
  /** When the oldest mail was queued that should have left by now. */
  readonly oldestUnsent: number | undefined;
  /** Attempts to sign in during the last quarter of an hour. */
  readonly signIns: number;
  /** Whether this hour or the last one took all the comments that a person can read. */
  readonly commentsFull: boolean;
  /** The same of reports. */
  readonly reportsFull: boolean;
}

const HOUR_MS = 60 * 60 * 1000;
/** One a day, and two hours for it to be made. */
export const BACKUP_LATE_MS = 26 * HOUR_MS;
const PURGE_LATE_MS = 3 * HOUR_MS;
const UNSENT_MS = 2 * HOUR_MS;
const DISK_LOW_BYTES = 100 * 1024 * 1024;
/** It stays under 34 MB, unless somebody looks at the database all the while. */
export const JOURNAL_LARGE_BYTES = 256 * 1024 * 1024;
/** Moderators are few: so many attempts are not theirs. */
const SIGN_IN_FLOOD = 50;
/** What lasts is said again after this long. */
const REMIND_MS = 24 * HOUR_MS;

/** What the owner has to be called for now. Each name's mend is in docs/operations.md. */
export function alertsFor(standing: Standing): readonly AlertName[] {
  const { now, startedAt, backsUp, lastBackup, lastPurge, oldestUnsent } = standing;
  const raised: readonly (readonly [AlertName, boolean])[] = [
    ['backup-late', backsUp && isOlder(lastBackup ?? startedAt, BACKUP_LATE_MS, now)],
    ['clock-held', standing.isHeld],
    ['comment-flood', standing.commentsFull],
    ['disk-low', standing.freeBytes < DISK_LOW_BYTES],
    ['journal-large', standing.journalBytes >= JOURNAL_LARGE_BYTES],
    ['outbox-stuck', oldestUnsent !== undefined && isOlder(oldestUnsent, UNSENT_MS, now)],
    ['purge-late', !standing.isHeld && isOlder(lastPurge ?? startedAt, PURGE_LATE_MS, now)],
    ['report-flood', standing.reportsFull],
    ['sign-in-flood', standing.signIns >= SIGN_IN_FLOOD],
  ];
  return raised.flatMap(([name, isRaised]) => (isRaised ? [name] : []));
}

/** When each alert that lasts was last said, UTC milliseconds. */
export type Said = Readonly<Partial<Record<AlertName, number>>>;

interface Telling {
  /** To be said now: new, or a day old. */
  readonly say: readonly AlertName[];
  /** What stood last time and no longer does. */
  readonly over: readonly AlertName[];
  readonly said: Said;
}

/** What of the alerts to say, so that one that lasts fills no log: once, then once a day, and when it is over. */
export function tellingOf(alerts: readonly AlertName[], said: Said, now: number): Telling {
  const say = alerts.filter((name) => isOlder(said[name] ?? -Infinity, REMIND_MS, now));
  const times = alerts.map((name) => [name, say.includes(name) ? now : said[name]] as const);
  const over = ALERTS.filter((name) => said[name] !== undefined && !alerts.includes(name));
  return { say, over, said: Object.fromEntries(times) };
}

function isOlder(at: number, ms: number, now: number): boolean {
  return now - at >= ms;
}
