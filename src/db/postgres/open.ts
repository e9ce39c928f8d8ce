import {
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  replaceWithNoncontingentExpression,
} from 'kysely';
import type { DatabaseMetadataOptions, Dialect, TableMetadata } from 'kysely';
import type { OpenDatabase, Watching } from '../database.ts';
import type { Schema } from '../schema.ts';
import { logTo } from '../watch.ts';
import { sharedVersion } from './content-version.ts';
import { lead } from './leader.ts';
import { keepsSessions } from './sessions.ts';
import { runsOn } from '../engines.ts';
import { postgresEngine } from './engine.ts';
import { PostgresDriver } from './driver.ts';
import { openPool } from './pool.ts';

/** Connects when it is first asked. */
export function openPostgres(databaseUrl: string, { watch }: Watching = {}): OpenDatabase {
  const pool = openPool(databaseUrl);
  const adapter = new PostgresAdapter();
  const dialect: Dialect = {
    createAdapter: () => adapter,
    createDriver: () => new PostgresDriver(pool),
    createIntrospector: (db) => new OwnSchema(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  // `in ()` is no SQL here: nothing is in an empty list.
  const plugins = [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })];
  const db = new Kysely<Schema>({ dialect, plugins, ...(watch && { log: logTo(watch) }) });
  runsOn(db, postgresEngine);
  return {
    db,
    contentVersion: sharedVersion(db),
    serveVisitors: pool.limitWaits,
    // Any number of machines may run the site together.
    lockSite: () => () => undefined,
    keepsSessions: () => keepsSessions(pool),
    lead: (changed) => lead(pool, changed),
  };
}

/** Tables of another program of the same database, in a schema of its own, may have the same names. */
class OwnSchema extends PostgresIntrospector {
  readonly #db: Kysely<unknown>;

  constructor(db: Kysely<unknown>) {
    super(db);
    this.#db = db;
  }

  override async getTables(options?: DatabaseMetadataOptions): Promise<TableMetadata[]> {
    const { rows } = await sql<{ readonly own: string }>`select current_schema() as own`.execute(this.#db);
    return (await super.getTables(options)).filter(({ schema }) => schema === rows[0]?.own);
  }
}
