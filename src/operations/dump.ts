import { commandLine } from '../config/command-line.ts';
import { DatabaseError } from '../db/database.ts';
import { listMigrations } from '../db/migrate.ts';
import { atOneInstant, dumpInto, openPrimary, tablesIn } from '../db/postgres/dump.ts';
import type { DumpedTable } from '../db/postgres/dump.ts';
import { expectProgram } from '../db/postgres/programs.ts';
import { fingerprintOf, listTables } from '../db/postgres/tables.ts';
import { RowSum, differing } from '../db/print.ts';
import type { Fingerprint } from '../db/print.ts';
import { digestOf, keepCopy } from './backup-place.ts';
import type { BackupJob, MadeBackup, Manifest } from './backup-place.ts';
import { readServer } from './server-store.ts';

interface DumpJob extends BackupJob {
  readonly databaseUrl: string;
}

const MIGRATIONS = 'kysely_migration';

/** Dumps the site as it is at one instant while others write, reads the dump again, and compares every table with that instant. */
export function makeDump(job: DumpJob): Promise<MadeBackup> {
  return keepCopy(job, 'dump', async (partial) => {
    const manifest = await copyInto(partial, job);
    const { tables } = await readDump(partial);
    const differences = differing(manifest.tables, tables);
    if (differences.length > 0)
      throw new Error(`the copy ${partial} does not hold what was copied: ${differences.join(', ')}`);
    return { ...manifest, sha256: await digestOf(partial) };
  });
}

export interface ReadDump {
  readonly migrations: readonly string[];
  readonly tables: Fingerprint;
}

/** All that a dump holds, read from its beginning to its end. */
export async function readDump(file: string): Promise<ReadDump> {
  const prints: [string, Fingerprint[string]][] = [];
  const migrations: string[] = [];
  for await (const table of tablesIn(file)) {
    if (isOwn(table.name)) prints.push([table.name, await printOf(table)]);
    else if (table.name === MIGRATIONS) migrations.push(...(await namesIn(table)));
  }
  return { migrations: migrations.sort(), tables: Object.fromEntries(prints) };
}

/** Of the site itself; what tells which migrations there were is made anew with the tables. */
export function isOwn(table: string): boolean {
  return !table.startsWith('kysely_');
}

async function copyInto(partial: string, { databaseUrl, now }: DumpJob): Promise<Manifest> {
  const primary = await openPrimary(databaseUrl);
  try {
    await expectProgram('pg_dump', (await readServer(primary.db)).version);
    return await atOneInstant(primary.db, async (con, snapshot) => {
      const migrations = await listMigrations(con);
      if (migrations.length === 0)
        throw new DatabaseError(
          `there is no site in the database of DATABASE_URL: start it once, or move one there (${commandLine('move', '--to URL')})`,
        );
      const own = (await listTables(con)).filter(({ name }) => isOwn(name));
      const tables = await fingerprintOf(con, own);
      await dumpInto(partial, primary, snapshot);
      return { madeAt: new Date(now).toISOString(), migrations, tables, order: 'any' };
    });
  } finally {
    await primary.db.destroy();
  }
}

/** By the names of the columns, as a table is printed. */
async function printOf({ columns, rows }: DumpedTable): Promise<Fingerprint[string]> {
  const places = columns.map((_, place) => place).sort((a, b) => (name(a) < name(b) ? -1 : 1));
  const sum = new RowSum();
  for await (const row of rows) sum.add(places.map((place) => row[place] ?? null));
  return sum.print();

  function name(place: number): string {
    return columns[place] ?? '';
  }
}

async function namesIn({ columns, rows }: DumpedTable): Promise<readonly string[]> {
  const place = columns.indexOf('name');
  const names: string[] = [];
  for await (const row of rows) names.push(row[place] ?? '');
  return names;
}
