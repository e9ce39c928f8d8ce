import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  createQueryId,
} from 'kysely';
import type { Compilable, CompiledQuery, DialectAdapter, QueryResult } from 'kysely';
import type { Db } from './database.ts';
import type { Schema } from './schema.ts';

export const spelling = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Row = Readonly<Record<string, unknown>>;

type Compiled<V, R> = (db: Db, values: V) => Promise<QueryResult<R>>;

/**
 * Compiles a query once for each database, as that costs more than running it: `build` may not branch on values, and every call
 * names the same ones.
 */
export function compiled<V extends object, R = Row>(build: (values: V) => Compilable<R>): Compiled<V, R> {
  const queries = new WeakMap<DialectAdapter, CompiledQuery<R>>();
  return (db, values) => {
    const executor = db.getExecutor();
    let query = queries.get(executor.adapter);
    if (query === undefined) {
      query = executor.compileQuery<R>(build(placesFor(values)).compile().query, createQueryId());
      queries.set(executor.adapter, query);
    }
    return db.executeQuery({ ...query, parameters: fill(query.parameters, values as Row) });
  };
}

function placesFor<V extends object>(values: V): V {
  return Object.fromEntries(Object.keys(values).map((name) => [name, new Place(name)])) as V;
}

function fill(parameters: readonly unknown[], values: Row): readonly unknown[] {
  return parameters.map((each) => (each instanceof Place ? values[each.name] : each));
}
