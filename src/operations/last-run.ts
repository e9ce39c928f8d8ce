import type { Db } from '../db/database.ts';
import { listBackups } from './backup-place.ts';
import { findHeartbeat, setHeartbeat } from './heartbeat-store.ts';
import { clockOf } from './shared-clock.ts';
import { SiteClock } from './site-clock.ts';
import type { MachineClocks } from './site-clock.ts';
import { readState } from './state-store.ts';

/** A database of before heartbeats begins with the newest time that it or its backups hold: the clock may be wrong at that start. */
export async function openSiteClock(db: Db, backupDir: string, clocks?: MachineClocks): Promise<SiteClock> {
  const known =
    (await findHeartbeat(db)) ?? (await newestTrace(db, backupDir, await clockOf(db, clocks?.wall)));
  if (known !== undefined) await setHeartbeat(db, known);
  return SiteClock.open(db, known, clocks);
}

/** Times ahead of the clock are ignored. */
async function newestTrace(db: Db, backupDir: string, clock: () => number): Promise<number | undefined> {
  const { newest } = await readState(db);
  const wall = clock();
  const traces = [newest, ...listBackups(backupDir).map(({ madeAt }) => madeAt)];
  const past = traces.filter((at) => at !== undefined && at <= wall) as readonly number[];
  return past.length === 0 ? undefined : Math.max(...past);
}
