import type { Db } from '../db/database.ts';
import { listBackups } from './backup.ts';
import { findHeartbeat, setHeartbeat } from './heartbeat-store.ts';
import { SiteClock } from './site-clock.ts';
import type { MachineClocks } from './site-clock.ts';
import { readState } from './state-store.ts';

/**
 * The clock of a site that starts. A database of before heartbeats begins with the newest thing that it or its backups
 * hold: at its first start, too, a clock may be wrong.
 */
export async function openSiteClock(db: Db, backupDir: string, clocks?: MachineClocks): Promise<SiteClock> {
  const wall = (clocks?.wall ?? Date.now)();
  const known = (await findHeartbeat(db)) ?? (await newestTrace(db, backupDir, wall));
  if (known !== undefined) await setHeartbeat(db, known);
  return new SiteClock(db, known, clocks);
}

/** When something was last stored or copied, as far as that can be: what lies ahead says nothing. */
async function newestTrace(db: Db, backupDir: string, wall: number): Promise<number | undefined> {
  const { newest } = await readState(db);
  const traces = [newest, ...listBackups(backupDir).map(({ madeAt }) => madeAt)];
  const past = traces.filter((at) => at !== undefined && at <= wall) as readonly number[];
  return past.length === 0 ? undefined : Math.max(...past);
}
