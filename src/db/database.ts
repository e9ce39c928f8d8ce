import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect, sql } from 'kysely';
import type { DialectAdapter, Transaction } from 'kysely';
import { watchContent } from './content-version.ts';
import type { WatchedContent } from './content-version.ts';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;
export type Trx = Transaction<Schema>;

export const DATABASE_FILE = 'wheel.sqlite';

/** better-sqlite3 waits synchronously: a longer wait would freeze every visitor. */
const BUSY_WAIT_MS = 250;
/** At the start nobody is waiting yet, and another process may be migrating. */
const START_WAIT_MS = 10_000;
const SYNCHRONOUS_FULL = 2;
/** The site has a few hundred; lists of other lengths are prepared as they come. */
const STATEMENTS_KEPT = 1000;
/** How late a page may show what another process wrote. */
export const OTHERS_EVERY_MS = 100;

/** A database this program cannot work with: one line for the owner. */
export class DatabaseError extends Error {}

export interface OpenDatabase {
  readonly db: Db;
  readonly sqlite: Database.Database;
  /** A number that differs from before once what readers see may have changed. */
  readonly contentVersion: () => number;
}

/** Opens (or makes) the database in its folder; throws a DatabaseError when it cannot be used. */
export function openDatabase(dataDir: string, othersEveryMs = OTHERS_EVERY_MS): OpenDatabase {
  const file = join(dataDir, DATABASE_FILE);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const sqlite = new Database(file, { timeout: START_WAIT_MS });
    prepare(sqlite);
    const watched = watchContent(sqlite, othersEveryMs);
    const dialect = new WheelDialect({ database: immediate(sqlite, watched) });
    return { db: new Kysely<Schema>({ dialect }), sqlite, contentVersion: watched.version };
  } catch (error) {
    throw new DatabaseError(`cannot use the database ${file}: ${reason(error)}`);
  }
}

/** To be called once the migrations have run: from here on a writer waits briefly, then says busy. */
export function serveVisitors(sqlite: Database.Database): void {
  sqlite.pragma(`busy_timeout = ${BUSY_WAIT_MS}`);
}

/** Rejects when the database cannot be read. */
export async function isAnswering(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}

/** Writes the log of changes into the file and empties it: what was erased stands in neither. */
export async function forgetDeleted(db: Db): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(BUSY|FULL|IOERR)/.test(String(error.code));
}

function prepare(sqlite: Database.Database): void {
  const check = sqlite.pragma('quick_check(1)', { simple: true });
  if (check !== 'ok') throw new Error(`it is damaged (${String(check)}): restore a backup`);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  sqlite.pragma('secure_delete = ON');
  sqlite.pragma('journal_size_limit = 4194304');
  expectPragma(sqlite, 'journal_mode', 'wal');
  expectPragma(sqlite, 'synchronous', SYNCHRONOUS_FULL);
  expectPragma(sqlite, 'foreign_keys', 1);
}

function expectPragma(sqlite: Database.Database, name: string, expected: string | number): void {
  const value = sqlite.pragma(name, { simple: true });
  if (value !== expected) throw new Error(`${name} is ${String(value)}, not ${expected}`);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Kysely begins deferred: two processes that read, then write, would meet in the middle. It also prepares each
 * statement anew, which costs more than running it.
 */
function immediate(
  sqlite: Database.Database,
  { prepare }: WatchedContent,
): { prepare: WatchedContent['prepare']; close: () => void } {
  const prepared = new Map<string, Database.Statement>();
  return {
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = prepare(sql === 'begin' ? 'begin immediate' : sql);
      if (prepared.size < STATEMENTS_KEPT) prepared.set(sql, statement);
      return statement;
    },
    close: () => {
      sqlite.close();
    },
  };
}

/** SQLite changes its schema inside transactions; Kysely's own adapter does not use it. */
class WheelDialect extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new TransactionalDdlAdapter();
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
