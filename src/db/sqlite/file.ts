import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';

export type DatabaseHandle = Database.Database;

const WRITE_VERSION = 18;
const WAL = 2;
/** Readers wait for nobody but a program that keeps the file for itself; the doctor meets that one at each of its looks. */
const READ_WAIT_MS = 1000;

/** Applies none of the site's own settings. */
export function openFile(file: string): DatabaseHandle {
  return new Database(file, { fileMustExist: true });
}

export function openToRead(file: string): DatabaseHandle {
  return new Database(file, { readonly: true, fileMustExist: true, timeout: READ_WAIT_MS });
}

/** Byte 18 of the header (SQLite file format §1.3.3): 2 where a journal may lie beside the file. */
export function isInWalMode(file: string): boolean {
  const header = Buffer.alloc(WRITE_VERSION + 1);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, header, 0, header.length, 0);
  } finally {
    closeSync(handle);
  }
  return header[WRITE_VERSION] === WAL;
}

/**
 * Writes the journal into the file and empties it; false while somebody reads what is in it. First without locking anybody out,
 * so that little is left for the second step; neither waits, as writers would wait with it.
 */
export function checkpoint(file: string): boolean {
  const handle = openFile(file);
  try {
    handle.pragma('busy_timeout = 0');
    handle.pragma('wal_checkpoint(passive)');
    const [result] = handle.pragma('wal_checkpoint(truncate)') as readonly { readonly busy: number }[];
    return result?.busy === 0;
  } finally {
    handle.close();
  }
}

export function isNoDatabase(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB';
}

export function standAlone(file: string): void {
  const handle = openFile(file);
  handle.pragma('journal_mode = delete');
  handle.close();
}

export function listOwnTables(handle: DatabaseHandle): readonly string[] {
  const names = handle
    .prepare<[], string>(`select name from sqlite_schema where type = 'table'`)
    .pluck()
    .all();
  return names.filter((name) => !/^(?:kysely|sqlite)_/.test(name));
}
