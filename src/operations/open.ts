import { join } from 'node:path';
import { DATABASE_FILE, DatabaseError } from '../db/database.ts';
import type { Db, OpenDatabase } from '../db/database.ts';
import { listKnownMigrations, listMigrations, migrate } from '../db/migrate.ts';
import { followTimeZone } from '../identity/store.ts';
import { sayFinding } from './finding.ts';
import { checkIsOurs, checkNotLost, holdsTables } from './lost-database.ts';
import type { Folders } from './lost-database.ts';
import { openDatabase } from '../db/engine.ts';

interface SchemaDistance {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

export async function schemaDistance(present: readonly string[]): Promise<SchemaDistance> {
  const known = await listKnownMigrations();
  return {
    missing: known.filter((name) => !present.includes(name)),
    unknown: present.filter((name) => !known.includes(name)),
  };
}

/**
 * Works on a site's database, running or not. Never makes one, nor changes its schema, which a running site may be using: throws
 * when it is not of exactly this version.
 */
export async function withDatabase<T>(folders: Folders, work: (db: Db) => Promise<T>): Promise<T> {
  return withOpened(folders, ({ db }) => work(db));
}

export async function withOpened<T>(
  folders: Folders,
  work: (opened: OpenDatabase) => Promise<T>,
): Promise<T> {
  expectDatabase(folders);
  const opened = await openDatabase(folders);
  const { db } = opened;
  try {
    const { missing, unknown } = await schemaDistance(await listMigrations(db));
    if (unknown.length > 0)
      throw new DatabaseError('the database was written by a newer version of this program: upgrade it');
    if (missing.length > 0)
      throw new DatabaseError('the database is of an older version: start the site once, then come back');
    await followTimeZone(db);
    return await work(opened);
  } finally {
    await db.destroy();
  }
}

export function expectDatabase(folders: Folders): void {
  const [lost] = [...checkIsOurs(folders), ...checkNotLost(folders)];
  if (lost !== undefined) throw new DatabaseError(sayFinding(lost));
  if (!hasDatabase(folders))
    throw new DatabaseError(`there is no database in ${folders.dataDir}: name its folder with DATA_DIR`);
}

export function hasDatabase({ dataDir }: Folders): boolean {
  return holdsTables(join(dataDir, DATABASE_FILE));
}

/** Throws where another site has left anything. */
export async function makeDatabase(folders: Folders): Promise<void> {
  const [lost] = checkNotLost(folders);
  if (lost !== undefined) throw new DatabaseError(sayFinding(lost));
  const { db } = await openDatabase(folders);
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}
