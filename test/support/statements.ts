import type { DatabaseConnection } from 'kysely';
import { setImmediate } from 'node:timers/promises';
import type { TestSite } from './app.ts';

type Site = Pick<TestSite, 'db'>;

/** A statement that a database was given, and how many rows it gave back. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  rows: number;
}

interface Watch {
  readonly statements: Statement[];
  /** How many connections are in use. */
  underWay: number;
}

/** Writes down every statement from here on, whatever engine it is for. */
export function statementsOf({ db }: Site): Statement[] {
  return watchOf(db).statements;
}

/** Resolves once nothing is asked of the database any more, and nothing follows from what was. */
export async function untilQuiet({ db }: Site): Promise<void> {
  const watch = watchOf(db);
  for (let quiet = 0; quiet < 50; quiet = watch.underWay === 0 ? quiet + 1 : 0) await setImmediate();
}

const watches = new WeakMap<Site['db'], Watch>();

function watchOf(db: Site['db']): Watch {
  const known = watches.get(db);
  if (known !== undefined) return known;
  const watch: Watch = { statements: [], underWay: 0 };
  watches.set(db, watch);
  const watched = new WeakSet<DatabaseConnection>();
  const executor = db.getExecutor();
  const provide = executor.provideConnection.bind(executor);
  executor.provideConnection = async (use) => {
    watch.underWay += 1;
    try {
      return await provide((connection) => {
        if (!watched.has(connection)) record(connection, watch.statements);
        watched.add(connection);
        return use(connection);
      });
    } finally {
      watch.underWay -= 1;
    }
  };
  return watch;
}

function record(connection: DatabaseConnection, statements: Statement[]): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async (query) => {
    const statement = { sql: query.sql, parameters: query.parameters, rows: 0 };
    statements.push(statement);
    const result = await execute<never>(query);
    statement.rows = result.rows.length;
    return result;
  };
}
