import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { LEADER_NAME } from '../database.ts';
import type { Pool } from './pool.ts';

/** Two numbers, so that no lane (one number) is ever the same lock; and another one for another site in the same database. */
const LEADER_LOCK = '1, hashtext(current_schema())';
/** How often a leader shows that it is there, and how often the others look whether it is. */
const LOOK_MS = 1_000;
const ANSWER_MS = 3_000;
/** The server ends a leader that says nothing for so long (a machine without power, a process that is stopped): another takes over. */
const SILENCE = '5s';

/** Stands for the leader's lock until the returned function is called: it is held by a connection, and lost with it. */
export function lead(pool: Pool, changed: (leads: boolean) => void): () => Promise<void> {
  const stopped = new AbortController();
  const standing = stand(pool, changed, stopped.signal);
  return async () => {
    stopped.abort();
    await standing;
  };
}

async function stand(pool: Pool, changed: (leads: boolean) => void, stopped: AbortSignal): Promise<void> {
  changed(false);
  while (!stopped.aborted) {
    // Whatever goes wrong, whoever asks next finds out; visitors are told by their own requests.
    await leadOnce(pool, changed, stopped).catch(() => undefined);
    await pause(stopped);
  }
}

async function leadOnce(pool: Pool, changed: (leads: boolean) => void, stopped: AbortSignal): Promise<void> {
  const { client } = await pool.take();
  let leads: boolean | undefined;
  try {
    leads = await takeLock(client);
    if (leads) changed(true);
    while (leads && !stopped.aborted) {
      await pause(stopped);
      await answered(client.query('select 1'));
    }
  } finally {
    if (leads === true) changed(false);
    // The lock ends with its connection; one that did not answer may hold it too.
    client.release(leads !== false);
  }
}

async function takeLock(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await answered(
    client.query<{ readonly taken: boolean }>(`select pg_try_advisory_lock(${LEADER_LOCK}) as taken`),
  );
  if (rows[0]?.taken !== true) return false;
  await answered(
    client.query(
      `select set_config('idle_session_timeout', '${SILENCE}', false), set_config('application_name', $1, false)`,
      [LEADER_NAME + hostname()],
    ),
  );
  return true;
}

async function answered<T>(asked: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = setTimeout(ANSWER_MS, undefined, { signal: done.signal }).then(
    () => {
      throw new Error(`the database did not answer within ${ANSWER_MS} ms`);
    },
    () => asked,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    done.abort();
  }
}

async function pause(stopped: AbortSignal): Promise<void> {
  await setTimeout(LOOK_MS, undefined, { signal: stopped }).catch(() => undefined);
}
