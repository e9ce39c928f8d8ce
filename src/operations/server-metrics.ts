import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { ConnectionCounts, Db } from '../db/database.ts';
import { findLeader, listStandbys, readReplication } from './server-store.ts';
import type { Standby } from './server-store.ts';
import { standbyStateOf } from './standby.ts';

/** What one machine can measure of a server of rows that it shares with others. */
export interface MeasuredServer {
  /** Whether a commit waits until a standby has it. */
  readonly waits: boolean;
  readonly hasLeader: boolean;
  readonly standbys: readonly Standby[];
}

const MODES = ['synchronous', 'asynchronous', 'unknown'] as const satisfies readonly Standby['mode'][];
const STATES = ['busy', 'idle', 'waiting'] as const satisfies readonly (keyof ConnectionCounts)[];
const COUNTED = [
  ['retries', 'wheel_database_retries_total', 'What was begun again: another was in its way, or it ended'],
  ['doubts', 'wheel_database_doubts_total', 'Commits of which it is not known whether they were kept'],
] as const satisfies readonly (readonly [keyof ConnectionCounts, string, string])[];

export async function measureServer(db: Db): Promise<MeasuredServer> {
  return {
    waits: standbyStateOf(await readReplication(db)) === 'synchronous',
    hasLeader: (await findLeader(db)) !== undefined,
    standbys: await listStandbys(db),
  };
}

/** Of each process, when it is asked. */
export function measureConnections(registry: Registry, count: () => ConnectionCounts): void {
  const connections = new Gauge({
    name: 'wheel_database_connections',
    help: 'Connections to PostgreSQL that are busy or idle, and how many wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      const counts = count();
      for (const state of STATES) connections.set({ state }, counts[state]);
    },
  });
  for (const [counted, name, help] of COUNTED) {
    const counter = new Counter({
      name,
      help,
      registers: [registry],
      collect: () => {
        counter.reset();
        counter.inc(count()[counted]);
      },
    });
  }
}

export function serverGaugesIn(registry: Registry): (server: MeasuredServer) => void {
  const gauge = (name: string, help: string, ...labelNames: readonly string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const waits = gauge('wheel_database_commit_waits', '1 where a commit waits until a standby has it');
  const leader = gauge('wheel_leader_seen', '1 where a machine does what is done once for the site');
  const standbys = gauge(
    'wheel_database_standbys',
    'Standbys that follow, by whether a commit may wait for them',
    'mode',
  );
  const bytes = gauge('wheel_database_standby_lag_bytes', 'What a standby does not show yet', 'standby');
  const seconds = gauge('wheel_database_standby_lag_seconds', 'How far behind a standby shows', 'standby');
  return (server) => {
    waits.set(Number(server.waits));
    leader.set(Number(server.hasLeader));
    for (const mode of MODES)
      standbys.set({ mode }, server.standbys.filter((each) => each.mode === mode).length);
    // One that is gone is told of no more.
    for (const lag of [bytes, seconds]) lag.reset();
    for (const { name, lagBytes, lagSeconds } of server.standbys) {
      if (lagBytes !== undefined) bytes.set({ standby: name }, lagBytes);
      if (lagSeconds !== undefined) seconds.set({ standby: name }, lagSeconds);
    }
  };
}
