import { dayOf, hourOf } from '../../src/caps/cap.ts';

const HOUR_MS = 60 * 60 * 1000;
const HOURS = 6;
const ROOM = 10_000_000;

/**
 * Nobody comes to the end of a day: what one person does in these suites by the hundred is no subject of theirs. A count that is
 * there stays and changes, so that the same form changes as many rows each time.
 */
export const ROOM_IN_DAYS = `create trigger if not exists room_in_days after update on cap_count when new.n > 0
  begin update cap_count set n = new.n - ${ROOM} where maker = new.maker; end`;

/** Room for far more comments to be read than the site takes in an hour, for now and some hours on: what suites write by the thousand. */
export function roomInHours(now = Date.now()): string {
  const rows = Array.from({ length: HOURS }, (_, index) => {
    const at = now + index * HOUR_MS;
    return `('${hourOf('held', at)}', '${dayOf(at)}', ${-ROOM})`;
  });
  return `insert into cap_count (maker, day, n) values ${rows.join(', ')} on conflict (maker) do nothing`;
}
