import type Database from 'better-sqlite3';

/** Runs each statement for itself from now on: to be asked for before the site has prepared any. */
export function withoutTransactions(sqlite: Database.Database): void {
  const prepare = sqlite.prepare.bind(sqlite);
  const nothing = prepare('select 1 where 0');
  sqlite.prepare = ((query: string) =>
    /^(begin|commit|rollback)/.test(query) ? nothing : prepare(query)) as typeof sqlite.prepare;
}

/** Takes its time after each look at a row, as a busy machine may at any moment. */
export function pausingAfterLooks(sqlite: Database.Database, ms: number): void {
  const prepare = sqlite.prepare.bind(sqlite);
  sqlite.prepare = ((query: string) => {
    const statement = prepare(query);
    if (!query.startsWith('select')) return statement;
    const all = statement.all.bind(statement);
    statement.all = (...values: unknown[]) => {
      const rows = all(...values);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
      return rows;
    };
    return statement;
  }) as typeof sqlite.prepare;
}
