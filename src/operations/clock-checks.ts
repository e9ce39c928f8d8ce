import type { Finding } from './finding.ts';

/** Long before the first line of this program: a machine that says so has lost its clock. */
const EARLIEST = Date.UTC(2024, 0, 1);
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Whether the clock can be right. `now` is UTC milliseconds, `newest` the time of the last thing stored, undefined
 * when nothing is. A clock behind what is stored would keep sessions and questions alive for too long; it is
 * only told, as a row dated by a clock that once ran ahead must not stop the site for good.
 */
export function checkClock(now: number, newest?: number): readonly Finding[] {
  const subject = 'The clock of this machine';
  const mend = 'set it, best from the network (timedatectl set-ntp true)';
  const problem = `says ${new Date(now).toISOString()}`;
  if (now < EARLIEST) return [{ level: 'refuse', subject, problem, mend }];
  if (newest === undefined || newest <= now + DAY_MS) return [];
  const behind = `${problem}, though something was stored at ${new Date(newest).toISOString()}`;
  return [{ level: 'warn', subject, problem: behind, mend }];
}
