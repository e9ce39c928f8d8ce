import type { DatabaseConnection, Driver, TransactionSettings } from 'kysely';
import { Connection } from './connection.ts';
import type { Pool } from './pool.ts';

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
    return new Connection(this.#pool, await this.#pool.take(), this.#names);
  }

  beginTransaction(connection: DatabaseConnection, { isolationLevel }: TransactionSettings): Promise<void> {
    own(connection).begin(isolationLevel ?? 'serializable');
    return Promise.resolve();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).commit();
  }

  /** A second error would hide the first; with the connection ends whatever was under way on it. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).rollback();
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    own(connection).giveBack();
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    return this.#pool.end();
  }
}

/** From here on every statement waits for the commit, and goes in one message with it. What it answers is not told. */
export function holdUntilCommit(connection: DatabaseConnection): void {
  own(connection).holdUntilCommit();
}

function own(connection: DatabaseConnection): Connection {
  if (connection instanceof Connection) return connection;
  throw new Error('a connection of another driver');
}
