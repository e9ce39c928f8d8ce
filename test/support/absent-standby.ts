import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

const LOOK_MS = 10;
/** A transaction that leaves nothing, and waits at its end as all do. */
const COMMIT = "select pg_logical_emit_message(true, 'wheel', '')";

/**
 * Lets commits wait for a standby of this name, which is not there; without a name for nobody. A server hands its settings from one
 * of its processes to the next, and one of these decides for all: so commits are made until one waits, or none does.
 */
export async function waitForStandby(admin: pg.Client, address: string, name: string): Promise<void> {
  await admin.query(`alter system set synchronous_standby_names = '${name}'`);
  await admin.query('select pg_reload_conf()');
  if (name === '') {
    await admin.query(COMMIT);
    return;
  }
  const probe = new pg.Client({ connectionString: address, application_name: 'probe' });
  await probe.connect();
  while (!(await waitsAtCommit(probe, admin))) await setTimeout(LOOK_MS);
  await probe.end();
}

async function waitsAtCommit(probe: pg.Client, admin: pg.Client): Promise<boolean> {
  const commit = probe.query(COMMIT).then(() => 'over' as const);
  for (;;) {
    const met = await Promise.race([commit, brokenOff(admin)]);
    if (met === false) continue;
    await commit;
    return met === true;
  }
}

async function brokenOff(admin: pg.Client): Promise<boolean> {
  const { rowCount } = await admin.query(
    "select pg_cancel_backend(pid) from pg_stat_activity where application_name = 'probe' and wait_event = 'SyncRep'",
  );
  return rowCount === 1;
}
