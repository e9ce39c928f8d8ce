import { join } from 'node:path';
import { DATABASE_FILE } from '../db/database.ts';
import type { DatabasePlace, Db } from '../db/database.ts';
import { openToRead } from '../db/sqlite/file.ts';
import { storesOn } from '../db/sqlite/read.ts';
import { openDatabase } from '../db/engine.ts';
import { checkClock, checkHeartbeat } from './clock-checks.ts';
import { sayFinding } from './finding.ts';
import { findAnyHeartbeat, findHeartbeat, setHeartbeat } from './heartbeat-store.ts';
import { isTooFarAhead } from './time.ts';
import { isoOf } from '../web/time.ts';

export async function describeClock(db: Db, wall: number): Promise<string> {
  const heartbeat = await findHeartbeat(db);
  const findings = [...checkClock(wall), ...checkHeartbeat(wall, heartbeat)];
  if (findings.length > 0) return findings.map(sayFinding).join('\n');
  const last = heartbeat === undefined ? 'has not run yet' : `last noted that it ran at ${isoOf(heartbeat)}`;
  return `The clock of this machine says ${isoOf(wall)}; the site ${last}. All is well.`;
}

export async function confirmClock(db: Db, wall: number): Promise<string> {
  const [refusal] = checkClock(wall);
  if (refusal !== undefined) throw new Error(sayFinding(refusal));
  await setHeartbeat(db, wall);
  return `It is ${isoOf(wall)}. A site that runs goes on by this clock within a minute, and ends and erases what is due.`;
}

export async function timeForCopies(
  place: DatabasePlace,
  wall: number,
): Promise<{ readonly now: number; readonly isHeld: boolean }> {
  const db = await toRead(place);
  try {
    const heartbeat = await findAnyHeartbeat(db);
    const isHeld = heartbeat !== undefined && isTooFarAhead(wall, heartbeat);
    return { now: isHeld ? heartbeat : wall, isHeld };
  } finally {
    await db.destroy();
  }
}

async function toRead({ dataDir, databaseUrl }: DatabasePlace): Promise<Db> {
  return databaseUrl === undefined
    ? storesOn(openToRead(join(dataDir, DATABASE_FILE)))
    : (await openDatabase({ dataDir, databaseUrl })).db;
}
