import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DATABASE_FILE } from '../db/database.ts';
import { LINK_SECRET_FILE } from '../secrets.ts';
import type { Finding } from './finding.ts';

/**
 * The secrets are made after the database: where they are and it is not, it was lost. A start would make an empty one
 * without a word, and every link that people hold would open nothing.
 */
export function checkNotLost(dataDir: string): readonly Finding[] {
  const file = join(dataDir, DATABASE_FILE);
  // In this order: another process may be making both.
  if (!existsSync(join(dataDir, LINK_SECRET_FILE)) || holdsTables(file)) return [];
  const problem = 'is missing or empty though the secrets of a site are here';
  const mend =
    'restore a backup (npm run restore explains); for a new site, move the secrets of the old one away';
  return [{ level: 'refuse', subject: file, problem, mend }];
}

function holdsTables(file: string): boolean {
  if (!existsSync(file) || statSync(file).size === 0) return false;
  try {
    const sqlite = new Database(file, { readonly: true });
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
