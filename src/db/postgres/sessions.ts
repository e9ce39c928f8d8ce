import type pg from 'pg';
import type { Pool } from './pool.ts';

/** A pooler may have several connections to give: the same one comes back within a few rounds. */
const ROUNDS = 5;

/**
 * Whether each connection has a session of its own at the server. Behind a pooler that lends one for a transaction, what one
 * connection does while the other waits is done in the same session: locks and settings would be everybody's.
 */
export async function keepsSessions(pool: Pool): Promise<boolean> {
  const [idle, busy] = [await pool.take(), await pool.take()];
  try {
    const own = await sessionOf(idle.client);
    for (let round = 0; round < ROUNDS; round += 1) {
      await busy.client.query('begin');
      const other = await sessionOf(busy.client);
      await busy.client.query('commit');
      if (other === own || (await sessionOf(idle.client)) !== own) return false;
    }
    return true;
  } finally {
    pool.giveBack(idle.client);
    pool.giveBack(busy.client);
  }
}

async function sessionOf(client: pg.PoolClient): Promise<number | undefined> {
  const { rows } = await client.query<{ readonly pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid;
}
