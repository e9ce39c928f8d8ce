import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Migrator, sql } from 'kysely';
import type { Migration, MigrationProvider, MigratorProps } from 'kysely';
import { DatabaseError } from './database.ts';
import type { Db } from './database.ts';
import { finishMigrations, oneAtATime } from './engine.ts';

const MIGRATION_FILE = /^(\d{4}_\w+)\.[jt]s$/;
const TABLE = 'kysely_migration';
const FOLDER = join(import.meta.dirname, '..', '..', 'migrations');

/** All or nothing; refuses a database from a newer version. Of several processes that start at once, one changes the tables. */
export function migrate(db: Db): Promise<void> {
  return oneAtATime(db, () => bringUpToDate(db));
}

/** The same on a connection whose transaction the caller has begun, and ends; as far as the migration `last`, if one is named. */
export function migrateInside(connection: Db, last?: string): Promise<void> {
  return bringUpToDate(connection, { disableTransactions: true }, last);
}

async function bringUpToDate(
  db: Db,
  transactions: Pick<MigratorProps, 'disableTransactions'> = {},
  last?: string,
): Promise<void> {
  const provider = new FolderProvider();
  const migrator = new Migrator({ db, provider, allowUnorderedMigrations: false, ...transactions });
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error === undefined) {
    await finishMigrations(db);
    return;
  }
  const detail = error instanceof Error ? error.message : JSON.stringify(error);
  throw new DatabaseError(
    detail.includes('is missing')
      ? 'the database was written by a newer version of this program: upgrade it, or restore an older backup'
      : `the database cannot be brought to this version: ${detail}`,
  );
}

export async function listKnownMigrations(): Promise<readonly string[]> {
  const files = await readdir(FOLDER);
  return files.flatMap((file) => MIGRATION_FILE.exec(file)?.[1] ?? []).sort();
}

/** What a database has been through, of whatever version it is. */
export async function listMigrations(db: Db): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === TABLE)) return [];
  const { rows } = await sql<{
    readonly name: string;
  }>`select name from ${sql.table(TABLE)} order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Records the same names for compiled and source runs. */
class FolderProvider implements MigrationProvider {
  async getMigrations(): Promise<Record<string, Migration>> {
    const files = (await readdir(FOLDER)).filter((file) => MIGRATION_FILE.test(file));
    const migrations = files.map(async (file) => {
      const module = (await import(pathToFileURL(join(FOLDER, file)).href)) as Migration;
      return [file.replace(/\.[jt]s$/, ''), module] as const;
    });
    return Object.fromEntries(await Promise.all(migrations));
  }
}
