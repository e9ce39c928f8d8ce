import { join } from 'node:path';
import { DATABASE_FILE } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { openToRead } from '../db/sqlite/file.ts';
import { checkClock, checkHeartbeat } from './clock-checks.ts';
import { sayFinding } from './finding.ts';
import { findHeartbeat, readHeartbeat, setHeartbeat } from './heartbeat-store.ts';
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

export function timeForCopies(
  dataDir: string,
  wall: number,
): { readonly now: number; readonly isHeld: boolean } {
  const sqlite = openToRead(join(dataDir, DATABASE_FILE));
  try {
    const heartbeat = readHeartbeat(sqlite);
    const isHeld = heartbeat !== undefined && isTooFarAhead(wall, heartbeat);
    return { now: isHeld ? heartbeat : wall, isHeld };
  } finally {
    sqlite.close();
  }
}
