import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import type { Db } from './database.ts';
import type { Schema } from './schema.ts';

/** Spells queries, and never runs one. */
export const spelling = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Stands in a query for a value that comes later. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Row = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, unknown>>;

/** A query that is spelled once and run with other values each time. */
export type Compiled<V, R> = (db: Db, values: V) => Promise<QueryResult<R>>;

/**
 * Kysely spells a query anew whenever it is built, which costs more than to run it. What is built here with `spelling`
 * is spelled when it is first run; then only its values change. So it may branch on no value.
 */
export function compiled<V extends object, R = Row>(build: (values: V) => Compilable<R>): Compiled<V, R> {
  // Rows to insert may leave out columns: each set of names is a query of its own.
  const spelled = new Map<string, CompiledQuery<R>>();
  return (db, values) => {
    const given = values as Values;
    const names = Object.keys(given);
    const key = names.join();
    let query = spelled.get(key);
    if (query === undefined) {
      query = build(Object.fromEntries(names.map((name) => [name, new Place(name)])) as V).compile();
      spelled.set(key, query);
    }
    return db.executeQuery({ ...query, parameters: query.parameters.map((each) => valueOf(each, given)) });
  };
}

function valueOf(parameter: unknown, values: Values): unknown {
  return parameter instanceof Place ? values[parameter.name] : parameter;
}
