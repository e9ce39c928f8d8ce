import {
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  replaceWithNoncontingentExpression,
} from 'kysely';
import type {
  ConnectionProvider,
  DatabaseConnection,
  DatabaseMetadataOptions,
  Dialect,
  TableMetadata,
} from 'kysely';
import type { OpenDatabase, Watching } from '../database.ts';
import type { Schema } from '../schema.ts';
import { logTo } from '../watch.ts';
import { sumContentChanges } from './content-change.ts';
import { sharedVersion } from './content-version.ts';
import { lead } from './leader.ts';
import { keepsSessions } from './sessions.ts';
import { runsOn } from '../engines.ts';
import { postgresEngine } from './engine.ts';
import { PostgresDriver } from './driver.ts';
import { openPool } from './pool.ts';
import { countTries } from './tries.ts';
import { watchedDriver } from './watched-driver.ts';

/** Connects when it is first asked. */
export function openPostgres(databaseUrl: string, { watch }: Watching = {}): OpenDatabase {
  const pool = openPool(databaseUrl);
  const adapter = new PostgresAdapter();
  const dialect: Dialect = {
    createAdapter: () => adapter,
    createDriver: () => watchedDriver(new PostgresDriver(pool), watch),
    createIntrospector: (db) => new OwnSchema(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  // `in ()` is no SQL here: nothing is in an empty list.
  const plugins = [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })];
  const db = new Kysely<Schema>({ dialect, plugins, ...(watch && { log: logTo(watch) }) });
  runsOn(db, postgresEngine);
  askWithoutWaiting(db);
  return {
    db,
    contentVersion: sharedVersion(pool, () => sumContentChanges(db)),
    serveVisitors: pool.limitWaits,
    // Any number of machines may run the site together.
    lockSite: () => () => undefined,
    keepsSessions: () => keepsSessions(pool),
    lead: (changed) => lead(pool, changed),
    countConnections: () => ({ ...pool.count(), ...countTries() }),
  };
}

/**
 * Kysely lets each statement of a transaction wait for the answer to the one before. PostgreSQL does them in their order, and needs no such wait.
 */
function askWithoutWaiting(db: Kysely<Schema>): void {
  const executor = db.getExecutor();
  const withProvider = executor.withConnectionProvider.bind(executor);
  executor.withConnectionProvider = (provider) => withProvider(lendingAtOnce(provider));
}

function lendingAtOnce(provider: ConnectionProvider): ConnectionProvider {
  let lent: DatabaseConnection | undefined;
  return {
    async provideConnection(use) {
      lent ??= await provider.provideConnection((connection) => Promise.resolve(connection));
      return use(lent);
    },
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
