import pg from 'pg';
import { until } from './workers.ts';

/** A transaction that leaves no row. */
const WRITE = "select pg_logical_emit_message(true, 'tests', '')";
const WAITING = "select pid from pg_stat_activity where wait_event = 'SyncRep'";

/** Resolves once each commit of the server at that address waits for the standby of a name, or none waits, where it is ''. */
export async function waitForStandby(admin: pg.Client, address: string, name: string): Promise<void> {
  await admin.query(`alter system set synchronous_standby_names = '${name}'`);
  await admin.query('select pg_reload_conf()');
  // A process of the server tells the others of it in its own time: what commits meanwhile goes by what was said before.
  if (name === '') await admin.query(WRITE);
  else await until(() => isWaitedFor(admin, address));
}

async function isWaitedFor(admin: pg.Client, address: string): Promise<boolean> {
  const client = new pg.Client(address);
  await client.connect();
  const write = { isDone: false };
  const written = client.query(WRITE).then(() => {
    write.isDone = true;
  });
  const waits = async () => ((await admin.query(WAITING)).rowCount ?? 0) > 0;
  await until(async () => write.isDone || (await waits()));
  const found = !write.isDone;
  if (found) await admin.query(`select pg_cancel_backend(pid) from (${WAITING}) as waiting`);
  await written;
  await client.end();
  return found;
}
