import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import { commandLine } from '../../config/command-line.ts';
import type { DialectAdapter, Driver, SqliteDialectConfig } from 'kysely';
import { DATABASE_FILE, DatabaseError, OTHERS_EVERY_MS, reasonOf } from '../database.ts';
import type { OpenDatabase, Watching } from '../database.ts';
import { logTo } from '../watch.ts';
import { watchContent } from './content-version.ts';
import type { WatchedContent } from './content-version.ts';
import { runsOn } from '../engines.ts';
import { giveToOwnerOf } from '../owner.ts';
import { sqliteEngine } from './engine.ts';
import { lockFolder } from './lock.ts';
import { PatientDriver, SLEEP_MS, isLocked } from './driver.ts';
import type { Schema } from '../schema.ts';

/** At the start no visitor waits yet, and another process may be migrating. */
const START_WAIT_MS = 10_000;
const SYNCHRONOUS_FULL = 2;
const NOTHING = 'select 1 where 0';
const STATEMENTS_KEPT = 1000;
/** With SQLite's own 2 MB the pages of the comment indexes would be read again and again. */
const CACHE_KB = 8 * 1024;
/** 32 MB: a page that is written again and again is copied into the database once. */
const CHECKPOINT_PAGES = 8000;
/** Room for all of them: a journal that is cut shorter has to grow again, and the disk is waited for longer. */
export const JOURNAL_BYTES = 34 * 1024 * 1024;

export interface OpenSqlite extends OpenDatabase {
  readonly sqlite: Database.Database;
}

export function openSqlite(
  dataDir: string,
  { watch, othersEveryMs = OTHERS_EVERY_MS, isChecked = false }: Watching = {},
): OpenSqlite {
  const file = join(dataDir, DATABASE_FILE);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    keepPrivate(file);
    const sqlite = new Database(file, { timeout: START_WAIT_MS });
    if (!isChecked) refuseDamage(sqlite);
    prepare(sqlite);
    const watched = watchContent(sqlite, othersEveryMs);
    const statements = immediate(sqlite, watched);
    const dialect = new WheelDialect({ database: statements });
    const db = new Kysely<Schema>({ dialect, ...(watch && { log: logTo(watch) }) });
    const serveVisitors = () => {
      sqlite.pragma(`busy_timeout = ${SLEEP_MS}`);
    };
    runsOn(db, sqliteEngine);
    return {
      db,
      sqlite,
      contentVersion: watched.version,
      serveVisitors,
      lockSite: () => lockFolder(dataDir),
      keepsSessions: () => Promise.resolve(true),
      // Whoever locks the folder is alone.
      lead(changed) {
        changed(true);
        return () => Promise.resolve();
      },
    };
  } catch (error) {
    throw new DatabaseError(`cannot use the database ${file}: ${reasonOf(error)}`);
  }
}

/** SQLite gives its journals the mode of the file. One that exists is not opened: closing it would drop all locks of this process. */
function keepPrivate(file: string): void {
  if (!existsSync(file)) {
    closeSync(openSync(file, 'a', 0o600));
    giveToOwnerOf(dirname(file), file);
  }
  const { mode, uid } = statSync(file);
  if ((mode & 0o077) !== 0 && uid === process.getuid?.()) chmodSync(file, 0o600);
}

function refuseDamage(sqlite: Database.Database): void {
  const check = sqlite.pragma('quick_check(1)', { simple: true });
  if (check !== 'ok') {
    const found = String(check).replaceAll('\n', ' ');
    throw new Error(`it is damaged (${found}): restore a backup (${commandLine('restore')})`);
  }
}

function prepare(sqlite: Database.Database): void {
  beginJournal(sqlite);
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  sqlite.pragma('secure_delete = ON');
  sqlite.pragma(`journal_size_limit = ${JOURNAL_BYTES}`);
  sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  sqlite.pragma(`cache_size = -${CACHE_KB}`);
  expectPragma(sqlite, 'journal_mode', 'wal');
  expectPragma(sqlite, 'synchronous', SYNCHRONOUS_FULL);
  expectPragma(sqlite, 'foreign_keys', 1);
}

/** SQLite waits for whoever writes before it begins to write, but not before it begins a journal. */
function beginJournal(sqlite: Database.Database): void {
  try {
    sqlite.pragma('journal_mode = WAL');
  } catch (error) {
    if (!isLocked(error)) throw error;
    sqlite.exec('begin immediate; rollback');
    beginJournal(sqlite);
  }
}

function expectPragma(sqlite: Database.Database, name: string, expected: string | number): void {
  const value = sqlite.pragma(name, { simple: true });
  if (value !== expected) throw new Error(`${name} is ${String(value)}, not ${expected}`);
}

/**
 * Begins immediate: two processes that read, then write, would block each other. Skips the rollback that SQLite has done itself
 * on a full disk: its error would hide the first one. Keeps statements prepared: that costs more than running them.
 */
function immediate(
  sqlite: Database.Database,
  { prepare }: WatchedContent,
): { prepare: WatchedContent['prepare']; close: () => void } {
  const prepared = new Map<string, Database.Statement>();
  const toSqlite = (sql: string) => {
    if (sql === 'begin') return 'begin immediate';
    return sql === 'rollback' && !sqlite.inTransaction ? NOTHING : sql;
  };
  return {
    prepare(wanted) {
      const sql = toSqlite(wanted);
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = prepare(sql);
      if (prepared.size < STATEMENTS_KEPT) prepared.set(sql, statement);
      return statement;
    },
    close: () => {
      sqlite.close();
    },
  };
}

/** SQLite changes its schema inside transactions, which Kysely's own adapter does not use. */
class WheelDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new PatientDriver(this.#config);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalDdlAdapter();
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
