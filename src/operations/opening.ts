import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { DATABASE_FILE, DatabaseError, openDatabase } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { listKnownMigrations } from '../db/migrate.ts';
import { listMigrations } from './fingerprint-store.ts';

/** How far a database is from what this program knows. */
export interface SchemaDistance {
  /** Changes that it has not been through yet. */
  readonly missing: readonly string[];
  /** Changes that this program knows nothing of. */
  readonly unknown: readonly string[];
}

export async function schemaDistance(sqlite: Database.Database): Promise<SchemaDistance> {
  const [known, present] = [await listKnownMigrations(), listMigrations(sqlite)];
  return {
    missing: known.filter((name) => !present.includes(name)),
    unknown: present.filter((name) => !known.includes(name)),
  };
}

/**
 * Works on the database of a site, running or not. A command never makes a database, and never changes the schema
 * under a running site: it works on exactly what this program knows, or throws.
 */
export async function withDatabase<T>(dataDir: string, work: (db: Db) => Promise<T>): Promise<T> {
  expectDatabase(dataDir);
  const { db, sqlite } = openDatabase(dataDir);
  try {
    const { missing, unknown } = await schemaDistance(sqlite);
    if (unknown.length > 0)
      throw new DatabaseError('the database was written by a newer version of this program: upgrade it');
    if (missing.length > 0)
      throw new DatabaseError('the database is of an older version: start the site once, then come back');
    return await work(db);
  } finally {
    await db.destroy();
  }
}

export function expectDatabase(dataDir: string): void {
  if (!existsSync(join(dataDir, DATABASE_FILE)))
    throw new DatabaseError(`there is no database in ${dataDir}: name its folder with DATA_DIR`);
}
