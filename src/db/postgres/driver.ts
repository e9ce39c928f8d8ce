import { setTimeout } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import type { DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import type pg from 'pg';
import { CommitInDoubt, endsConnection, wasAnswered } from './errors.ts';
import type { Pool, Taken } from './pool.ts';

const STATEMENTS_KEPT = 1000;
const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** Kysely's driver for PostgreSQL with prepared statements, and with a commit that is believed only if a standby has it. */
export class PostgresDriver implements Driver {
  readonly #pool: Pool;
  readonly #names = new Map<string, string>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new Connection(await this.#pool.take(), this.#names);
  }

  async beginTransaction(
    connection: DatabaseConnection,
    { isolationLevel }: TransactionSettings,
  ): Promise<void> {
    await connection.executeQuery(
      CompiledQuery.raw(`begin isolation level ${isolationLevel ?? 'serializable'}`),
    );
    own(connection).isInside = true;
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // With the connection ends whatever was under way on it, and a second error would hide the first.
    if (endsConnection(own(connection).failure)) return;
    await connection.executeQuery(CompiledQuery.raw('rollback'));
    own(connection).isInside = false;
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    const { client, failure } = own(connection);
    this.#pool.giveBack(client, failure);
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    return this.#pool.end();
  }
}

interface NoticeMessage {
  readonly severity?: string | undefined;
  readonly message?: string | undefined;
}

function own(connection: DatabaseConnection): Connection {
  if (connection instanceof Connection) return connection;
  throw new Error('a connection of another driver');
}

class Connection implements DatabaseConnection {
  readonly client: pg.PoolClient;
  readonly answerMs: number | undefined;
  readonly #names: Map<string, string>;
  /** The last error: it decides whether the connection is kept. */
  failure: unknown;
  isInside = false;

  constructor({ client, answerMs }: Taken, names: Map<string, string>) {
    this.client = client;
    this.answerMs = answerMs;
    this.#names = names;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const query = { name: this.#nameOf(sql), text: sql, values: [...parameters] };
    const { command, rowCount, rows } = await (this.isInside ? this.#ask(query) : this.#askToKeep(query));
    return {
      rows: rows as R[],
      ...(WRITES.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
    };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  async commit(): Promise<void> {
    const { command } = await this.#askToKeep({ text: 'commit' });
    this.isInside = false;
    // What a transaction that has failed is told.
    if (command !== 'COMMIT') throw new Error(`a commit was answered by ${command}`);
  }

  /** A statement that ends in a commit. A warning says that the wait for a standby was broken off: what is here may not be there. */
  async #askToKeep(query: pg.QueryConfig): Promise<pg.QueryResult> {
    let warning: string | undefined;
    const listen = ({ severity, message }: NoticeMessage) => {
      if (severity === 'WARNING') warning = message ?? severity;
    };
    this.client.on('notice', listen);
    try {
      const result = await this.#ask(query);
      if (warning !== undefined) throw this.#failWith(new CommitInDoubt(warning));
      return result;
    } finally {
      this.client.off('notice', listen);
    }
  }

  /** The database ends a statement that takes too long, but not its wait for a standby; and a machine that is gone ends nothing. */
  async #ask(query: pg.QueryConfig): Promise<pg.QueryResult> {
    const done = new AbortController();
    const { answerMs } = this;
    const late =
      answerMs === undefined
        ? []
        : [setTimeout(answerMs, undefined, { signal: done.signal }).catch(() => undefined)];
    try {
      const result = await Promise.race([this.client.query(query), ...late]);
      if (result === undefined) throw new CommitInDoubt(`the database did not answer within ${answerMs} ms`);
      return result;
    } catch (error) {
      throw this.#failWith(wasAnswered(error) ? error : new CommitInDoubt(String(error), { cause: error }));
    } finally {
      done.abort();
    }
  }

  #failWith(error: unknown): unknown {
    this.failure = error;
    return error;
  }

  #nameOf(sql: string): string | undefined {
    const known = this.#names.get(sql);
    if (known !== undefined || this.#names.size >= STATEMENTS_KEPT) return known;
    const name = `s${this.#names.size}`;
    this.#names.set(sql, name);
    return name;
  }
}
