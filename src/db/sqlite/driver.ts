import { setTimeout } from 'node:timers/promises';
import { SqliteDriver } from 'kysely';
import type { DatabaseConnection } from 'kysely';

/** SQLite waits for a lock by sleeping, and every visitor of the process sleeps with it: only so long. */
export const SLEEP_MS = 5;
/** How long a writer waits for the others, at least and in all. */
const PATIENCE_MS = 250;
/** Where so much else runs that a quarter of a second is a few moments only, some more. */
const LEAST_TRIES = 25;
const PAUSE_MS = 2;

/**
 * Lets a writer that meets the lock of another process try again, while this one goes on with other things. SQLite's
 * own waiting tries a dozen times at growing distances: among several busy processes the unlucky one gives up.
 */
export class PatientDriver extends SqliteDriver {
  readonly #patient = new WeakMap<DatabaseConnection, DatabaseConnection>();

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    const known = this.#patient.get(connection) ?? patient(connection);
    this.#patient.set(connection, known);
    return known;
  }
}

function patient(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: (query) => untilFree(() => connection.executeQuery(query)),
    streamQuery: (query, size) => connection.streamQuery(query, size),
  };
}

/**
 * Nothing was done when the lock was met, so that to try a statement again is to try the whole again: a transaction
 * takes its lock as it begins and meets no other, and a statement outside of one is done whole or not at all.
 */
async function untilFree<T>(act: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (!isLocked(error) || (tries >= LEAST_TRIES && performance.now() - begun >= PATIENCE_MS)) throw error;
    }
    await setTimeout(PAUSE_MS);
  }
}

export function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

/** Whether the disk or a lock kept a statement from being done: to be tried again later. */
export function isBusyError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(BUSY|FULL|IOERR)/.test(String(error.code));
}
