import { setTimeout } from 'node:timers/promises';
import { CompiledQuery, SqliteDriver } from 'kysely';
import type { DatabaseConnection, QueryResult } from 'kysely';

/** SQLite waits for a lock by sleeping, and stops the whole process meanwhile: so only this long. */
export const SLEEP_MS = 5;
/** A writer gives up after so long without a commit by another process, and after LONGEST_MS in any case. */
const STANDSTILL_MS = 1_000;
const LONGEST_MS = 5_000;
/** On a busy machine a second may allow a few tries only: at least so many are made. */
const LEAST_TRIES = 25;
const PAUSE_MS = 2;
const DATA_VERSION = CompiledQuery.raw('pragma data_version');

/** Tries again when another process has the lock: SQLite's own waiting starves one of several busy processes. */
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
    executeQuery: (query) => untilFree(connection, query),
    streamQuery: (query, size) => connection.streamQuery(query, size),
  };
}

/** Trying again is safe: a transaction takes its lock as it begins, and a statement outside of one is done whole or not at all. */
async function untilFree<R>(connection: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<R>> {
  const begun = performance.now();
  let standing: Standing | undefined;
  for (;;) {
    try {
      return await connection.executeQuery<R>(query);
    } catch (error) {
      if (!isLocked(error)) throw error;
      standing = stillStanding(standing, await lastCommit(connection));
      if (isOver(standing, begun)) throw error;
    }
    await setTimeout(PAUSE_MS);
  }
}

interface Standing {
  readonly commit: unknown;
  readonly since: number;
  readonly tries: number;
}

function stillStanding(before: Standing | undefined, commit: unknown): Standing {
  if (before === undefined || before.commit !== commit) return { commit, since: performance.now(), tries: 1 };
  return { ...before, tries: before.tries + 1 };
}

function isOver({ since, tries }: Standing, begun: number): boolean {
  const now = performance.now();
  return now - begun >= LONGEST_MS || (tries >= LEAST_TRIES && now - since >= STANDSTILL_MS);
}

/** Differs once another process has committed; undefined while SQLite repairs what a killed one left. */
async function lastCommit(connection: DatabaseConnection): Promise<unknown> {
  try {
    const { rows } = await connection.executeQuery<{ readonly data_version: number }>(DATA_VERSION);
    return rows[0]?.data_version;
  } catch (error) {
    if (isLocked(error)) return undefined;
    throw error;
  }
}

export function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

export function isBusyError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(BUSY|FULL|IOERR)/.test(String(error.code));
}
