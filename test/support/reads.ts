import type { TestSite } from './app.ts';

/** A statement that read rows, and how many. */
export interface Read {
  readonly sql: string;
  readonly rows: number;
}

/** Writes down what is read from here on: to be asked for before the site has prepared what is to be seen. */
export function readsOf({ sqlite }: TestSite): Read[] {
  const reads: Read[] = [];
  const prepare = sqlite.prepare.bind(sqlite);
  sqlite.prepare = ((sql: string) => {
    const statement = prepare(sql);
    const all = statement.all.bind(statement);
    statement.all = (...values: unknown[]) => {
      const rows = all(...values);
      reads.push({ sql, rows: rows.length });
      return rows;
    };
    return statement;
  }) as typeof sqlite.prepare;
  return reads;
}
