import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../../src/db/database.ts';
import type { TestSite } from './app.ts';
import { everyTable, isOnPostgres } from './rows.ts';

/**
 * All that is left of what was erased, as text: on SQLite the bytes of its files, which it overwrites; on PostgreSQL the rows, as
 * a page promises no more than that: what the command does to files is in operations/postgres-erasure.test.ts.
 */
export async function remainsIn(site: TestSite): Promise<string> {
  if (isOnPostgres(site)) return JSON.stringify(await everyTable(site));
  const files = readdirSync(site.dataDir).filter((name) => name.startsWith(DATABASE_FILE));
  return files.map((name) => readFileSync(join(site.dataDir, name), 'latin1')).join('\n');
}
