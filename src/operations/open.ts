import { join } from 'node:path';
import { DATABASE_FILE, DatabaseError } from '../db/database.ts';
import type { DatabasePlace, Db, OpenDatabase } from '../db/database.ts';
import { listKnownMigrations, listMigrations, migrate } from '../db/migrate.ts';
import { followTimeZone } from '../identity/store.ts';
import { sayFinding } from './finding.ts';
import { commandLine } from '../config/command-line.ts';
import { addressesOf, placeOf } from '../config/database-url.ts';
import { checkNotMoved } from './moved.ts';
import { checkIsOurs, checkNotLost, holdsTables } from './lost-database.ts';
import type { Folders } from './lost-database.ts';
import { openDatabase } from '../db/engine.ts';

type Place = Folders & DatabasePlace;

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
export async function withDatabase<T>(place: Place, work: (db: Db) => Promise<T>): Promise<T> {
  return withOpened(place, ({ db }) => work(db));
}

export async function withOpened<T>(place: Place, work: (opened: OpenDatabase) => Promise<T>): Promise<T> {
  const opened = await openExisting(place);
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

async function openExisting(place: Place): Promise<OpenDatabase> {
  if (place.databaseUrl === undefined) expectUsable(place);
  const opened = await openDatabase(place);
  if (place.databaseUrl === undefined || (await hasTables(opened.db))) return opened;
  await opened.db.destroy();
  throw new DatabaseError(`there is no site in the database of DATABASE_URL: ${BEGIN}`);
}

const BEGIN = `start the site once, or move one there (${commandLine('move', '--to URL')})`;

/** Throws where the folder holds no database that may be used. */
export function expectUsable(folders: Folders): void {
  expectFile(folders);
  const [moved] = checkNotMoved(folders);
  if (moved !== undefined) throw new DatabaseError(sayFinding(moved));
}

/** The same, whether it was moved or not. */
export function expectFile(folders: Folders): void {
  const [lost] = [...checkIsOurs(folders), ...checkNotLost(folders)];
  if (lost !== undefined) throw new DatabaseError(sayFinding(lost));
  if (!hasFile(folders))
    throw new DatabaseError(`there is no database in ${folders.dataDir}: name its folder with DATA_DIR`);
}

/** Whether a site has been here. */
export async function hasDatabase(place: Place): Promise<boolean> {
  if (place.databaseUrl === undefined) return hasFile(place);
  const { db } = await openDatabase(place);
  return hasTables(db).finally(() => db.destroy());
}

async function hasTables(db: Db): Promise<boolean> {
  return (await listMigrations(db)).length > 0;
}

function hasFile({ dataDir }: Folders): boolean {
  return holdsTables(join(dataDir, DATABASE_FILE));
}

/** What the database is called, for who types a command. */
export function nameOf({ dataDir, databaseUrl }: Place): string {
  return databaseUrl === undefined ? dataDir : addressesOf(databaseUrl).map(placeOf).join(', ');
}

/** Throws where another site has left anything. */
export async function makeDatabase(place: Place): Promise<void> {
  const [lost] = place.databaseUrl === undefined ? checkNotLost(place) : [];
  if (lost !== undefined) throw new DatabaseError(sayFinding(lost));
  const { db } = await openDatabase(place);
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}
