import type { Db } from '../db/database.ts';
import type { Pulse, ServerPulse } from './pulse.ts';
import { areMany } from './server-alerts.ts';
import type { ServerStanding } from './server-alerts.ts';
import { isRefusing } from './archive.ts';
import { countTransactions, findLeader, listStandbys, readArchive, readReplication } from './server-store.ts';
import { aheadOf } from './shared-clock.ts';
import { standbyStateOf } from './standby.ts';

export async function serverStandingOf(
  db: Db,
  { startedAt, server }: Pick<Pulse, 'startedAt' | 'server'>,
  now: number,
): Promise<ServerStanding> {
  const standbys = await listStandbys(db);
  const waits = standbyStateOf(await readReplication(db)) === 'synchronous';
  server.hasWaited ||= waits;
  if ((await findLeader(db)) !== undefined) server.leaderSeenAt = now;
  return {
    leaderSeenAt: server.leaderSeenAt ?? startedAt,
    waits,
    hasWaited: server.hasWaited,
    synchronous: standbys.filter(({ mode }) => mode !== 'asynchronous').length,
    lagBytes: Math.max(0, ...standbys.map(({ lagBytes }) => lagBytes ?? 0)),
    lagSeconds: Math.max(0, ...standbys.map(({ lagSeconds }) => lagSeconds ?? 0)),
    hasManyConflicts: server.hasManyConflicts,
    isArchiveRefusing: isRefusing(await readArchive(db)),
    clocksApartMs: Math.abs(await aheadOf(db, Date.now)),
  };
}

/** Compares with what the look before counted: to be called once a round. */
export async function lookForConflicts(db: Db, server: ServerPulse): Promise<void> {
  const before = server.transactions;
  server.transactions = await countTransactions(db);
  server.hasManyConflicts = before !== undefined && areMany(before, server.transactions);
}
