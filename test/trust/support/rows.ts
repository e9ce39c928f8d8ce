import Database from 'better-sqlite3';
import type { TrustSite } from './site.ts';

/** How many rows a table lost and won; a row that changed is one of each. */
export type Difference = Readonly<Record<string, { readonly gone: number; readonly come: number }>>;
type Rows = Readonly<Record<string, readonly string[]>>;

/** Every row of every table but the heartbeat, which each start changes. */
export function rowsIn(site: TrustSite): Rows {
  const sqlite = new Database(site.databaseFile);
  try {
    const tables = sqlite
      .prepare("select name from sqlite_master where type = 'table' and name <> 'heartbeat'")
      .pluck()
      .all();
    return Object.fromEntries(
      (tables as string[]).map((table) => [
        table,
        sqlite.prepare(`select * from "${table}"`).all().map(toText),
      ]),
    );
  } finally {
    sqlite.close();
  }
}

/** What differs, in numbers: two runs of one form differ in their ids, never in these. */
export function differenceOf(before: Rows, after: Rows): Difference {
  const tables = Object.keys({ ...before, ...after });
  const counts = tables.map((table) => {
    const [old, fresh] = [new Set(before[table]), new Set(after[table])];
    const count = { gone: missing(old, fresh), come: missing(fresh, old) };
    return [table, count] as const;
  });
  return Object.fromEntries(counts.filter(([, { gone, come }]) => gone + come > 0));
}

function missing(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...some].filter((row) => !others.has(row)).length;
}

function toText(row: unknown): string {
  return JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
