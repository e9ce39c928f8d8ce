import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { DATABASE_FILE } from '../db/database.ts';
import { LINK_SECRET_FILE } from '../secrets.ts';
import { listBackups } from './backup.ts';
import type { Finding } from './finding.ts';
import { isNoDatabase, listOwnTables, openToRead } from '../db/sqlite/file.ts';
import type { DatabaseHandle } from '../db/sqlite/file.ts';
import { listMigrations } from '../db/sqlite/print.ts';

const FIRST_MIGRATION = '0001_create_session';

export type Folders = Pick<Config, 'dataDir' | 'backupDir'>;

/**
 * The secrets and the copies are made after the database: where they are and it is not, it was lost. A start would make
 * an empty one without a word, every link that people hold would open nothing, and new copies would outlive the old.
 */
export function checkNotLost({ dataDir, backupDir }: Folders): readonly Finding[] {
  const file = join(dataDir, DATABASE_FILE);
  // In this order: another process may be making both.
  const hasSecret = existsSync(join(dataDir, LINK_SECRET_FILE));
  const hasCopies = listBackups(backupDir).length > 0;
  if ((!hasSecret && !hasCopies) || holdsTables(file)) return [];
  const traces = hasSecret ? 'the secrets of a site are here' : `copies of a site are in ${backupDir}`;
  const problem = `is missing or empty though ${traces}`;
  const mend = `restore a backup (npm run restore explains); for a new site, ${
    hasSecret ? 'move the secrets of the old one away' : 'name another BACKUP_DIR, or move them away'
  }`;
  return [{ level: 'refuse', subject: file, problem, mend }];
}

/** A file that is no database, or one that another program made, must not be written into, nor be taken for an old one of ours. */
export function checkIsOurs({ dataDir }: Folders): readonly Finding[] {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) return [];
  const problem = strangeness(file);
  const mend = 'restore a backup (npm run restore explains), or name another folder with DATA_DIR';
  return problem === undefined ? [] : [{ level: 'refuse', subject: file, problem, mend }];
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
    // What is wrong with one that can be read in part, its opening tells.
    return isNoDatabase(error) ? 'is no database, or one that is damaged at its beginning' : undefined;
  }
}

/** Ours has been through our first change, unless its very first start was cut off before any. */
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
    // What cannot be read is for those to tell who open it to use it.
    return true;
  }
}
