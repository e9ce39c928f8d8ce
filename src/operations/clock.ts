import { join } from 'node:path';
import { DATABASE_FILE } from '../db/database.ts';
import type { DatabasePlace, Db } from '../db/database.ts';
import { openToRead } from '../db/sqlite/file.ts';
import { storesOn } from '../db/sqlite/read.ts';
import { openDatabase } from '../db/engine.ts';
import { checkApart, checkClock, checkHeartbeat, clockNamed } from './clock-checks.ts';
import { sayFinding } from './finding.ts';
import { findAnyHeartbeat, findHeartbeat, setHeartbeat } from './heartbeat-store.ts';
import { aheadOf } from './shared-clock.ts';
import { isTooFarAhead } from './time.ts';
import { isoOf } from '../web/time.ts';

/** Of the clock that the site goes by; `place` says whose that is. */
export async function describeClock(db: Db, place: Pick<DatabasePlace, 'databaseUrl'>): Promise<string> {
  const aheadMs = await aheadOf(db, Date.now);
  const wall = Date.now() + aheadMs;
  const heartbeat = await findHeartbeat(db);
  const name = clockNamed(place);
  const findings = [...checkClock(wall, undefined, name), ...checkHeartbeat(wall, heartbeat, name)];
  const last = heartbeat === undefined ? 'has not run yet' : `last noted that it ran at ${isoOf(heartbeat)}`;
  const well = `${name} says ${isoOf(wall)}; the site ${last}. All is well.`;
  return [
    ...(findings.length === 0 ? [well] : findings.map(sayFinding)),
    ...checkApart(aheadMs).map(sayFinding),
  ].join('\n');
}

/** The time is `wall`, UTC milliseconds, by the clock that the site goes by. */
export async function confirmClock(db: Db, wall: number): Promise<string> {
  const [refusal] = checkClock(wall);
  if (refusal !== undefined) throw new Error(sayFinding(refusal));
  await setHeartbeat(db, wall);
  return `It is ${isoOf(wall)}. A site that runs goes on by this clock within a minute, and ends and erases what is due.`;
}

/** `wall` is what this machine says, UTC milliseconds. */
export async function timeForCopies(
  place: DatabasePlace,
  wall: number,
): Promise<{ readonly now: number; readonly isHeld: boolean }> {
  const db = await toRead(place);
  try {
    const heartbeat = await findAnyHeartbeat(db);
    const time = wall + (await aheadOf(db, Date.now));
    const isHeld = heartbeat !== undefined && isTooFarAhead(time, heartbeat);
    return { now: isHeld ? heartbeat : time, isHeld };
  } finally {
    await db.destroy();
  }
}

async function toRead({ dataDir, databaseUrl }: DatabasePlace): Promise<Db> {
  return databaseUrl === undefined
    ? storesOn(openToRead(join(dataDir, DATABASE_FILE)))
    : (await openDatabase({ dataDir, databaseUrl })).db;
}
