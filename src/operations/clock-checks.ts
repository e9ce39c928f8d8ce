import type { DatabasePlace } from '../db/database.ts';
import type { Finding } from './finding.ts';
import { commandLine } from '../config/command-line.ts';
import { isTooFarAhead } from './time.ts';

/** Before this program existed: a machine that says so has lost its clock. */
const EARLIEST = Date.UTC(2024, 0, 1);
/** Machines that are set from the network are parts of a second apart. */
const APART_MS = 2 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const OF_THIS_MACHINE = 'The clock of this machine';
const OF_THE_DATABASE = 'The clock of the database';

/** What the clock is called that the site goes by. */
export function clockNamed({ databaseUrl }: Pick<DatabasePlace, 'databaseUrl'>): string {
  return databaseUrl === undefined ? OF_THIS_MACHINE : OF_THE_DATABASE;
}

/**
 * `now` is UTC milliseconds, `newest` the time of the last thing stored, undefined for none. A clock behind it keeps sessions
 * alive too long; that only warns, as a row dated by a clock that once ran ahead must not stop the site for good.
 */
export function checkClock(now: number, newest?: number, subject = OF_THIS_MACHINE): readonly Finding[] {
  const mend = 'set it, best from the network (timedatectl set-ntp true)';
  const problem = `says ${new Date(now).toISOString()}`;
  if (now < EARLIEST) return [{ level: 'refuse', subject, problem, mend }];
  if (newest === undefined || newest <= now + DAY_MS) return [];
  const behind = `${problem}, though something was stored at ${new Date(newest).toISOString()}`;
  return [{ level: 'warn', notice: 'clock-behind', subject, problem: behind, mend }];
}

/** `aheadMs`: how far the clock of the database, which every machine of the site goes by, is ahead of this one's. */
export function checkApart(aheadMs: number): readonly Finding[] {
  if (Math.abs(aheadMs) < APART_MS) return [];
  const side = aheadMs > 0 ? 'behind' : 'ahead of';
  const problem = `is ${Math.round(Math.abs(aheadMs) / 1000)} seconds ${side} that of the database, which the site goes by`;
  const mend = 'set both from the network (timedatectl set-ntp true)';
  return [{ level: 'warn', subject: OF_THIS_MACHINE, problem, mend }];
}

/**
 * `heartbeat` is when the site last ran, undefined for never; both in UTC milliseconds. A site that was off looks like one whose
 * clock runs ahead: only its owner can tell.
 */
export function checkHeartbeat(
  now: number,
  heartbeat: number | undefined,
  subject = OF_THIS_MACHINE,
): readonly Finding[] {
  if (heartbeat === undefined) return [];
  const says = `says ${new Date(now).toISOString()}`;
  const ran = `the site last ran (${new Date(heartbeat).toISOString()})`;
  const apart = `${Math.round(Math.abs(now - heartbeat) / DAY_MS)} days`;
  const mend = `set it; if it is right, ${commandLine('clock', 'confirm')}`;
  const finding = { level: 'warn', subject, mend } as const;
  if (isTooFarAhead(now, heartbeat))
    return [{ ...finding, problem: `${says}, ${apart} after ${ran}, so nothing is ended or erased` }];
  if (isTooFarAhead(heartbeat, now))
    return [
      {
        ...finding,
        notice: 'clock-behind',
        problem: `${says}, ${apart} before ${ran}, which would not be noticed again`,
      },
    ];
  return [];
}
