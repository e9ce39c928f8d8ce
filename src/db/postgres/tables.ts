import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { RowSum } from '../print.ts';
import type { Fingerprint } from '../print.ts';
import { CONTENT_CHANGE } from './content-change.ts';

interface Table {
  readonly name: string;
  /** By their names, so that both engines print them in one order. */
  readonly columns: readonly string[];
}

const ROWS_AT_ONCE = 500;

/** Those of the site, which a copy takes along: neither what may be lost with the machine, nor what only says that something has changed. */
export async function listTables(db: Db): Promise<readonly Table[]> {
  const { rows } = await sql<Table>`
    select c.relname::text as name, array_agg(a.attname::text order by a.attname::text collate "C") as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relpersistence = 'p' and c.relnamespace = current_schema()::regnamespace and c.relname <> ${CONTENT_CHANGE}
    group by c.relname order by c.relname::text collate "C"`.execute(db);
  return rows;
}

/** Call it inside a transaction: it reads through a cursor, so that few rows are in memory at once. */
export async function fingerprintOf(trx: Db, tables?: readonly Table[]): Promise<Fingerprint> {
  const prints: [string, Fingerprint[string]][] = [];
  for (const table of tables ?? (await listTables(trx))) prints.push([table.name, await sumOf(trx, table)]);
  return Object.fromEntries(prints);
}

async function sumOf(trx: Db, { name, columns }: Table): Promise<Fingerprint[string]> {
  const sum = new RowSum();
  const named = sql.join(columns.map((column) => sql.ref(column)));
  await sql`declare printed no scroll cursor for select ${named} from ${sql.table(name)}`.execute(trx);
  for (;;) {
    const { rows } = await sql<Readonly<Record<string, unknown>>>`
      fetch ${sql.lit(ROWS_AT_ONCE)} from printed`.execute(trx);
    for (const row of rows) sum.add(columns.map((column) => row[column]));
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await sql`close printed`.execute(trx);
  return sum.print();
}

/** Whether nothing at all is there, of whatever program. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql<{ readonly filled: boolean }>`
    select exists (select 1 from pg_class where relnamespace = current_schema()::regnamespace) as filled`.execute(
    db,
  );
  return rows[0]?.filled === false;
}
