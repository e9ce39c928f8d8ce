import type {
  CompiledQuery,
  DatabaseConnection,
  Driver,
  IsolationLevel,
  QueryResult,
  TransactionSettings,
} from 'kysely';
import type pg from 'pg';
import { answerWithin } from './answer.ts';
import { CommitInDoubt, ConnectionLost, endsConnection, leavesInDoubt, wasAnswered } from './errors.ts';
import type { Pool, Taken } from './pool.ts';
import { untilKept } from './tries.ts';

const STATEMENTS_KEPT = 1000;
const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
/** Statements that leave nothing behind, whatever becomes of them. */
const KEEPS_NOTHING = /^\s*(?:select|begin|rollback|show)\b/i;
/**
 * Warnings (01), an end by an administrator (57), no transaction (25P01). By their codes: how severe they are is told in the
 * language of the server.
 */
const WARNING = /^(?:01|57|25P01)/;

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

  async beginTransaction(
    connection: DatabaseConnection,
    { isolationLevel }: TransactionSettings,
  ): Promise<void> {
    await own(connection).begin(isolationLevel ?? 'serializable');
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

interface NoticeMessage {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

function own(connection: DatabaseConnection): Connection {
  if (connection instanceof Connection) return connection;
  throw new Error('a connection of another driver');
}

class Connection implements DatabaseConnection {
  readonly #pool: Pool;
  readonly #names: Map<string, string>;
  #taken: Taken | undefined;
  /** The last error: it decides whether the connection is kept. */
  #failure: unknown;
  /** As long as nothing was said on it, another is as good. */
  #isFresh = true;
  isInside = false;

  constructor(pool: Pool, taken: Taken, names: Map<string, string>) {
    this.#pool = pool;
    this.#taken = taken;
    this.#names = names;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const query = { name: this.#nameOf(sql), text: sql, values: [...parameters] };
    const { command, rowCount, rows } = await (this.isInside ? this.#ask(query) : this.#askAlone(query));
    return {
      rows: rows as R[],
      ...(WRITES.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
    };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  /**
   * With an empty entry in its log, in the same message: a commit waits for a standby only where it has one. A form that finds its
   * words already there writes nothing else, and they may be on this machine alone until that wait.
   */
  async begin(isolation: IsolationLevel): Promise<void> {
    await this.#askAlone({
      text: `begin isolation level ${isolation}; select pg_logical_emit_message(true, 'wheel', '')`,
    });
    this.isInside = true;
  }

  async commit(): Promise<void> {
    const { command } = await this.#askToKeep({ text: 'commit' });
    this.isInside = false;
    // What a transaction that has failed is told.
    if (command !== 'COMMIT') throw new Error(`a commit was answered by ${command}`);
  }

  async rollback(): Promise<void> {
    if (endsConnection(this.#failure)) return;
    try {
      await this.#ask({ text: 'rollback' });
      this.isInside = false;
    } catch (error) {
      this.#failure = new ConnectionLost('a transaction could not be undone', { cause: error });
    }
  }

  giveBack(): void {
    if (this.#taken !== undefined) this.#pool.giveBack(this.#taken.client, this.#failure);
    this.#taken = undefined;
  }

  /** A statement outside a transaction, or the beginning of one: as it is the first, another connection is as good. */
  async #askAlone(query: pg.QueryConfig): Promise<pg.QueryResult> {
    if (!this.#isFresh) return this.#askToKeep(query);
    const answer = await untilKept(async () => {
      if (endsConnection(this.#failure)) await this.#takeAnother();
      return this.#askToKeep(query);
    });
    this.#isFresh = false;
    return answer;
  }

  async #takeAnother(): Promise<void> {
    this.giveBack();
    this.#taken = await this.#pool.take();
    this.#failure = undefined;
  }

  /** A statement that ends in a commit. A warning says that the wait for a standby was broken off: what is here may not be there. */
  async #askToKeep(query: pg.QueryConfig): Promise<pg.QueryResult> {
    if (KEEPS_NOTHING.test(query.text)) return this.#ask(query);
    const { client } = this.#held();
    let warning: string | undefined;
    const listen = ({ code = '', message }: NoticeMessage) => {
      if (WARNING.test(code)) warning = message ?? code;
    };
    client.on('notice', listen);
    try {
      const result = await this.#ask(query);
      if (warning !== undefined) throw new CommitInDoubt(warning);
      return result;
    } catch (error) {
      const isInDoubt = leavesInDoubt(error);
      throw this.#failWith(isInDoubt ? new CommitInDoubt(String(error), { cause: error }) : error);
    } finally {
      client.off('notice', listen);
    }
  }

  /** The database ends a statement that takes too long, but not its wait for a standby; and a machine that is gone ends nothing. */
  async #ask(query: pg.QueryConfig): Promise<pg.QueryResult> {
    const { client, answerMs } = this.#held();
    try {
      return await answerWithin(answerMs, client.query(query));
    } catch (error) {
      throw this.#failWith(wasAnswered(error) ? error : new ConnectionLost(String(error), { cause: error }));
    }
  }

  #held(): Taken {
    if (this.#taken === undefined) throw new ConnectionLost('the connection was given back');
    return this.#taken;
  }

  #failWith(error: unknown): unknown {
    this.#failure = error;
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
