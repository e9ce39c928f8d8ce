import type { TestSite } from './app.ts';

const TABLES = [
  'session',
  'draft',
  'strategy',
  'revision',
  'link',
  'device',
  'workshop',
  'workshop_link',
  'workshop_answer',
] as const;
type Table = (typeof TABLES)[number];

/** Everything that is stored, for comparing before and after. */
export function storedIn({ sqlite }: TestSite): Readonly<Record<Table, readonly unknown[]>> {
  const rows = (table: Table) => sqlite.prepare(`select * from ${table} order by rowid`).all();
  return Object.fromEntries(TABLES.map((table) => [table, rows(table)])) as Record<Table, unknown[]>;
}

/** How many rows a table holds. */
export function countIn(site: TestSite, table: Table): number {
  return storedIn(site)[table].length;
}

/** Every row of every table, whatever it is called. */
export function everythingIn({ sqlite }: TestSite): Readonly<Record<string, readonly unknown[]>> {
  const tables = sqlite.prepare(`select name from sqlite_master where type = 'table' order by name`).all();
  const names = (tables as readonly { readonly name: string }[]).map(({ name }) => name);
  return Object.fromEntries(
    names.map((name) => [name, sqlite.prepare(`select * from ${name} order by rowid`).all()]),
  );
}
