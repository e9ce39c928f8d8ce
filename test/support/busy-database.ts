import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { DATABASE_FILE } from '../../src/db/database.ts';
import type { TestSite } from './app.ts';

/** Lets another program write, and keep what it has not yet committed, while somebody acts. */
export async function whileBusy<T>({ config }: TestSite, act: () => Promise<T>): Promise<T> {
  const release = await (config.databaseUrl === undefined
    ? holdFile(config.dataDir)
    : holdTables(config.databaseUrl));
  try {
    return await act();
  } finally {
    await release();
  }
}

function holdFile(dataDir: string): () => void {
  const other = new Database(join(dataDir, DATABASE_FILE));
  other.exec('begin immediate');
  return () => {
    other.exec('rollback');
    other.close();
  };
}

/** Every table may be read, as on SQLite, and none written to. */
async function holdTables(databaseUrl: string): Promise<() => Promise<void>> {
  const other = new pg.Client(databaseUrl);
  await other.connect();
  const { rows } = await other.query<{ readonly tables: string }>(
    "select string_agg(quote_ident(tablename), ', ') as tables from pg_tables where schemaname = current_schema()",
  );
  await other.query('begin');
  await other.query(`lock table ${rows[0]?.tables ?? ''} in exclusive mode`);
  return () => other.end();
}
