import Database from 'better-sqlite3';

export type DatabaseHandle = Database.Database;

/** Applies none of the site's own settings. */
export function openFile(file: string): DatabaseHandle {
  return new Database(file, { fileMustExist: true });
}

export function openToRead(file: string): DatabaseHandle {
  return new Database(file, { readonly: true, fileMustExist: true });
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
