import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { RowSum } from '../print.ts';
import type { Fingerprint } from '../print.ts';
import type { DatabaseHandle } from './file.ts';

/** By their sum; or, in backups made before December 2026, sorted by content or in the order in which rows were stored. */
export type PrintOrder = 'any' | 'content' | 'stored';

const ROWS_BEFORE_A_PAUSE = 500;

/** Call it inside a transaction where others may write. */
export async function fingerprintOf(
  sqlite: DatabaseHandle,
  order: PrintOrder,
  tables = listTables(sqlite),
): Promise<Fingerprint> {
  const prints: [string, Fingerprint[string]][] = [];
  for (const table of tables)
    prints.push([table, await (order === 'any' ? sumOf(sqlite, table) : printOf(sqlite, table, order))]);
  return Object.fromEntries(prints);
}

export function damageIn(sqlite: DatabaseHandle): readonly string[] {
  const integrity = sqlite.pragma('integrity_check(5)') as readonly { integrity_check: string }[];
  const orphans = sqlite.pragma('foreign_key_check') as readonly { table: string; parent: string }[];
  return [
    ...integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...orphans.slice(0, 5).map(({ table, parent }) => `a row of ${table} names a missing row of ${parent}`),
  ];
}

export function listMigrations(sqlite: DatabaseHandle): readonly string[] {
  if (!listTables(sqlite).includes('kysely_migration')) return [];
  return sqlite.prepare('select name from kysely_migration order by name').pluck().all() as readonly string[];
}

/** By their names, so that both engines print them in one order. */
export function listColumns(sqlite: DatabaseHandle, table: string): readonly string[] {
  return sqlite
    .prepare<[string], string>('select name from pragma_table_info(?) order by name')
    .pluck()
    .all(table);
}

/** The columns that tell its rows apart. */
export function keyOf(sqlite: DatabaseHandle, table: string): readonly string[] {
  const query = 'select name from pragma_table_info(?) where pk > 0 order by pk';
  return sqlite.prepare<[string], string>(query).pluck().all(table);
}

export function iterateTable(
  sqlite: DatabaseHandle,
  table: string,
  columns: readonly string[],
): IterableIterator<readonly unknown[]> {
  const named = columns.map((column) => `"${column}"`).join(', ');
  return sqlite.prepare<[], unknown[]>(`select ${named} from "${table}"`).raw().iterate();
}

function listTables(sqlite: DatabaseHandle): readonly string[] {
  const tables = sqlite.prepare(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
  );
  return tables.pluck().all() as readonly string[];
}

async function sumOf(sqlite: DatabaseHandle, table: string): Promise<Fingerprint[string]> {
  const sum = new RowSum();
  let rows = 0;
  for (const row of iterateTable(sqlite, table, listColumns(sqlite, table))) {
    sum.add(row);
    rows += 1;
    if (rows % ROWS_BEFORE_A_PAUSE === 0) await setImmediate();
  }
  return sum.print();
}

async function printOf(
  sqlite: DatabaseHandle,
  table: string,
  order: PrintOrder,
): Promise<Fingerprint[string]> {
  const inOrder = createHash('sha256');
  const digests: string[] = [];
  const query = sqlite.prepare<[], unknown[]>(`select * from "${table}" order by rowid`).raw();
  for (const row of query.iterate()) {
    const line = JSON.stringify(row);
    inOrder.update(line).update('\n');
    digests.push(sha256Of(line));
    if (digests.length % ROWS_BEFORE_A_PAUSE === 0) await setImmediate();
  }
  const sha256 = order === 'stored' ? inOrder.digest('hex') : sha256Of(digests.sort().join('\n'));
  return { rows: digests.length, sha256 };
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
