/** What matters of the server of rows, to alert by. All times are UTC milliseconds. */
export interface ServerStanding {
  /** When a machine was last seen that does what is done once for the whole site, or since when none was. */
  readonly leaderSeenAt: number;
  /** Whether a commit waits until a standby has it. */
  readonly waits: boolean;
  /** Whether it did so at any time since this process began. */
  readonly hasWaited: boolean;
  /** Standbys that a commit may wait for, as far as this user can see. */
  readonly synchronous: number;
  /** Of the standby that is furthest behind. */
  readonly lagBytes: number;
  readonly lagSeconds: number;
  /** Whether lately many transactions were undone. */
  readonly hasManyConflicts: boolean;
  /** Whether the archive of the server refused the piece that it was given last. */
  readonly isArchiveRefusing: boolean;
  /** Between the clock of this machine and the one that all of them go by, as far as can be told. */
  readonly clocksApartMs: number;
}

type ServerAlert =
  | 'archive-failed'
  | 'clocks-apart'
  | 'conflicts-many'
  | 'leader-missing'
  | 'standby-late'
  | 'standby-missing';

const MINUTE_MS = 60 * 1000;
/** Another takes over within seconds. */
const LEADERLESS_MS = 10 * MINUTE_MS;
/** What a standby has to catch up on before it can take over. */
const LATE_SECONDS = 5 * 60;
/** Codes of a second factor come with the time, and are taken for half a minute more. */
const APART_MS = 10 * 1000;
const LATE_BYTES = 256 * 1024 * 1024;
/** Of all transactions between two looks: some meet on any site, and some are undone by its own rules. */
const MANY_SHARE = 0.2;
const MANY = 1_000;

export function serverAlerts(
  {
    leaderSeenAt,
    waits,
    hasWaited,
    synchronous,
    lagBytes,
    lagSeconds,
    hasManyConflicts,
    isArchiveRefusing,
    clocksApartMs,
  }: ServerStanding,
  now: number,
): readonly ServerAlert[] {
  const raised: readonly (readonly [ServerAlert, boolean])[] = [
    ['archive-failed', isArchiveRefusing],
    ['clocks-apart', clocksApartMs >= APART_MS],
    ['conflicts-many', hasManyConflicts],
    ['leader-missing', now - leaderSeenAt >= LEADERLESS_MS],
    ['standby-late', lagSeconds >= LATE_SECONDS || lagBytes >= LATE_BYTES],
    // A site that never waited for one was told so when it started.
    ['standby-missing', waits ? synchronous === 0 : hasWaited],
  ];
  return raised.flatMap(([name, isRaised]) => (isRaised ? [name] : []));
}

export interface TransactionCounts {
  readonly kept: number;
  readonly undone: number;
}

/** Whether so many were undone between two looks that visitors wait for it. A server that began to count anew says nothing. */
export function areMany(before: TransactionCounts, after: TransactionCounts): boolean {
  const undone = after.undone - before.undone;
  const all = undone + after.kept - before.kept;
  if (undone < 0 || after.kept < before.kept) return false;
  return undone >= MANY && undone >= all * MANY_SHARE;
}
