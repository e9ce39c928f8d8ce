import type { Statement } from 'better-sqlite3';
import type { CompiledQuery, QueryResult } from 'kysely';
import type { Db, QueryWatch, Trx } from '../database.ts';
import { isLocked } from './driver.ts';

/** The connection that a database has. */
export interface Connection {
  readonly prepare: (sql: string) => Statement;
  readonly inTransaction: () => boolean;
  readonly watch: QueryWatch | undefined;
}

const ofDatabases = new WeakMap<Db, Connection>();
const ofTransactions = new WeakMap<Db, Connection>();

/** To be called once for each database. */
export function lendConnection(db: Db, connection: Connection): void {
  ofDatabases.set(db, connection);
}

/** From here on the queries of this transaction of `db`, which has its lock by then, go straight as well. */
export function goStraight(db: Db, trx: Trx): void {
  const connection = ofDatabases.get(db);
  if (connection !== undefined) ofTransactions.set(trx, connection);
}

/**
 * Runs a query without Kysely's queue, which takes longer than most queries: every one asks for the connection and waits
 * for its turn. Outside of a transaction that is needed only while somebody else's is open, or one would see what is not
 * committed yet; and while another process holds the lock.
 */
export async function runStraight<R>(
  db: Db,
  query: CompiledQuery<R>,
  parameters: readonly unknown[],
): Promise<QueryResult<R>> {
  const own = ofTransactions.get(db);
  if (own !== undefined) return run<R>(own, query.sql, parameters);
  const shared = ofDatabases.get(db);
  const inTurn = () => db.executeQuery<R>({ ...query, parameters });
  if (shared === undefined || shared.inTransaction()) return inTurn();
  try {
    return run<R>(shared, query.sql, parameters);
  } catch (error) {
    if (isLocked(error)) return inTurn();
    throw error;
  }
}

function run<R>(connection: Connection, sql: string, parameters: readonly unknown[]): QueryResult<R> {
  const { watch } = connection;
  if (watch === undefined) return runUnwatched<R>(connection, sql, parameters);
  const begun = performance.now();
  const facts = () => ({ sql, ms: performance.now() - begun });
  try {
    const result = runUnwatched<R>(connection, sql, parameters);
    watch(facts());
    return result;
  } catch (error) {
    watch({ ...facts(), error });
    throw error;
  }
}

function runUnwatched<R>(
  { prepare }: Connection,
  sql: string,
  parameters: readonly unknown[],
): QueryResult<R> {
  const statement = prepare(sql);
  if (statement.reader) return { rows: statement.all(parameters) as R[] };
  return { numAffectedRows: BigInt(statement.run(parameters).changes), rows: [] };
}
