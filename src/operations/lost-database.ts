import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { commandLine } from '../config/command-line.ts';
import { DATABASE_FILE } from '../db/database.ts';
import { LINK_SECRET_FILE } from '../secrets.ts';
import { listBackups } from './backup-place.ts';
import type { Finding } from './finding.ts';
import { isNoDatabase, listOwnTables, openToRead } from '../db/sqlite/file.ts';
import type { DatabaseHandle } from '../db/sqlite/file.ts';
import { listMigrations } from '../db/sqlite/print.ts';

const FIRST_MIGRATION = '0001_create_session';

export type Folders = Pick<Config, 'dataDir' | 'backupDir'>;

/**
 * Secrets and copies are made after the database: where they are and it is not, it was lost. A start would silently make an
 * empty one, all links would open nothing, and new backups would push out the old.
 */
export function checkNotLost({ dataDir, backupDir }: Folders): readonly Finding[] {
  const file = join(dataDir, DATABASE_FILE);
  // In this order, as another process may be making both.
  const hasSecret = existsSync(join(dataDir, LINK_SECRET_FILE));
  const hasCopies = listBackups(backupDir).length > 0;
  if ((!hasSecret && !hasCopies) || holdsTables(file)) return [];
  const traces = hasSecret ? 'the secrets of a site are here' : `copies of a site are in ${backupDir}`;
  const problem = `is missing or empty though ${traces}`;
  const mend = `restore a backup (${commandLine('restore')} explains); for a new site, ${
    hasSecret ? 'move the secrets of the old one away' : 'name another BACKUP_DIR, or move them away'
  }`;
  return [{ level: 'refuse', subject: file, problem, mend }];
}

/** What is no database, or another program's, must not be written into, nor taken for an old one of ours. */
export function checkIsOurs({ dataDir }: Folders): readonly Finding[] {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) return [];
  const problem = strangeness(file);
  const mend = `restore a backup (${commandLine('restore')} explains), or name another folder with DATA_DIR`;
  return problem === undefined ? [] : [{ level: 'refuse', subject: file, problem, mend }];
}

/**
 * SQLite makes both files, and takes both away: one alone was left so by a copy, or by somebody who tidied up. To be looked at
 * before the database is opened, which makes both.
 */
export function checkJournal({ dataDir }: Folders): readonly Finding[] {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(`${file}-shm`) || existsSync(`${file}-wal`)) return [];
  const problem = 'is missing though the -shm file is there: what was written last may have been in it';
  const mend = 'if the folder was copied, copy it again with the site stopped; else restore a backup';
  return [{ level: 'warn', subject: `${file}-wal`, problem, mend }];
}

function strangeness(file: string): string | undefined {
  const stat = statSync(file);
  if (stat.isDirectory()) return 'is a folder, where the database should be';
  if (stat.size === 0) return undefined;
  try {
    const sqlite = openToRead(file);
    try {
      return isForeign(sqlite) ? 'is a database of another program, not of this site' : undefined;
    } finally {
      sqlite.close();
    }
  } catch (error) {
    // Other damage is reported when it is opened.
    return isNoDatabase(error) ? 'is no database, or one that is damaged at its beginning' : undefined;
  }
}

/** Ours has the first migration, unless its very first start was cut off before. */
function isForeign(sqlite: DatabaseHandle): boolean {
  const own = listOwnTables(sqlite);
  return own.length > 0 && !listMigrations(sqlite).includes(FIRST_MIGRATION);
}

export function holdsTables(file: string): boolean {
  if (!existsSync(file) || statSync(file).size === 0) return false;
  try {
    const sqlite = openToRead(file);
    try {
      return sqlite.prepare('select 1 from sqlite_schema').get() !== undefined;
    } finally {
      sqlite.close();
    }
  } catch {
    // Whoever opens it to use it reports what cannot be read.
    return true;
  }
}
