import { CompiledQuery, PostgresAdapter } from 'kysely';
import type { TestSite } from './app.ts';

type Site = Pick<TestSite, 'db'>;
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * In the row of a session, as JSON: express-session takes both from the clock of the machine, and the first, being a difference of
 * two looks at it, is now and then a millisecond short where the machine is busy.
 */
export const SESSION_TIMES = /\\"originalMaxAge\\":\d+,|\\"expires\\":\\"[^"\\]+\\",/g;

/** The rows that a query finds; each `?` in it stands for one of the values. */
export async function rowsOf<Found = Row>(
  { db }: Site,
  query: string,
  ...values: readonly Value[]
): Promise<readonly Found[]> {
  return (await db.executeQuery<Found>(CompiledQuery.raw(spelledFor(db, query), [...values]))).rows;
}

/** PostgreSQL numbers its places. */
function spelledFor(db: Site['db'], query: string): string {
  if (!isOnPostgres({ db })) return query;
  let place = 0;
  return query.replaceAll('?', () => `$${(place += 1)}`);
}

export function isOnPostgres({ db }: Site): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** The first column of those rows. */
export async function valuesOf<T extends Value = string>(
  site: Site,
  query: string,
  ...values: readonly Value[]
): Promise<readonly T[]> {
  const rows = await rowsOf<Readonly<Record<string, T>>>(site, query, ...values);
  return rows.flatMap((row) => Object.values(row).slice(0, 1));
}

/** The first column of the first row; undefined without one. */
export async function valueOf<T extends Value = number>(
  site: Site,
  query: string,
  ...values: readonly Value[]
): Promise<T | undefined> {
  return (await valuesOf<T>(site, query, ...values))[0];
}

/** All rows of a table, in the order in which they were stored: on PostgreSQL, as long as none of them was changed. */
export function tableIn<Found = Row>(site: Site, table: string): Promise<readonly Found[]> {
  return rowsOf(site, `select * from ${table} order by ${storedOrder(site)}`);
}

/** What a query sorts by to have rows in the order in which they were stored, as long as none of them was changed. */
export function storedOrder(site: Site): string {
  return isOnPostgres(site) ? 'row(xmin::text::bigint, cmin::text::bigint, ctid)' : 'rowid';
}

/** How many rows each of these tables holds. */
export function countsIn(site: Site, ...tables: readonly string[]): Promise<readonly number[]> {
  return Promise.all(tables.map(async (table) => (await tableIn(site, table)).length));
}

/** Every row of every table, whatever it is called. */
export async function everyTable(site: Site): Promise<Readonly<Record<string, readonly Row[]>>> {
  const tables = await valuesOf(
    site,
    isOnPostgres(site)
      ? "select tablename from pg_tables where schemaname = current_schema() and tablename not in ('content_change', 'post_count') order by 1"
      : "select name from sqlite_master where type = 'table' order by name",
  );
  return Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table, await tableIn(site, table)] as const)),
  );
}

const ROWS_AT_ONCE = 200;

/** Many rows of one table. */
export async function writeRows({ db }: Site, table: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await db
      .withTables<Record<string, Row>>()
      .insertInto(table)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
}

/** Writes to the database behind the site's back. Several statements stand on lines of their own, each ended by `;`. */
export async function change({ db }: Site, statements: string, ...values: readonly Value[]): Promise<void> {
  for (const each of statements.split(/;\s*\n/))
    await db.executeQuery(CompiledQuery.raw(spelledFor(db, each), [...values]));
}
