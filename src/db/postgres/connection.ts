import type { CompiledQuery, DatabaseConnection, IsolationLevel, QueryResult } from 'kysely';
import type pg from 'pg';
import { allAnswered, answerWithin } from './answer.ts';
import {
  CommitInDoubt,
  ConnectionLost,
  endsConnection,
  isLost,
  leavesInDoubt,
  wasAnswered,
} from './errors.ts';
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

interface NoticeMessage {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

/** A connection while it is lent: what is said on it, and what its transaction still has to say. */
export class Connection implements DatabaseConnection {
  readonly #pool: Pool;
  readonly #names: Map<string, string>;
  #taken: Taken | undefined;
  /** The last error, or the one that ends the connection: it decides whether the connection is kept. */
  #failure: unknown;
  /** As long as nothing was said on it, another is as good. */
  #isFresh = true;
  #isInside = false;
  /** It goes with the first statement. */
  #begin: pg.QueryConfig | undefined;
  /** What goes with the commit. */
  #last: pg.QueryConfig[] | undefined;

  constructor(pool: Pool, taken: Taken, names: Map<string, string>) {
    this.#pool = pool;
    this.#taken = taken;
    this.#names = names;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const query = { name: this.#nameOf(sql), text: sql, values: [...parameters] };
    if (this.#last !== undefined) {
      this.#last.push(query);
      return { rows: [] };
    }
    const { command, rowCount, rows } = await (this.#isInside
      ? this.#askInside(query)
      : this.#askAlone(query));
    return {
      rows: rows as R[],
      ...(WRITES.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
    };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  begin(isolation: IsolationLevel): void {
    this.#begin = { text: `begin isolation level ${isolation}` };
    this.#isInside = true;
  }

  holdUntilCommit(): void {
    this.#last = [];
  }

  async commit(): Promise<void> {
    this.#isInside = false;
    if (this.#begin !== undefined) return;
    const { command } = await this.#askToKeep({ text: 'commit' }, this.#last);
    // What a transaction that has failed is told.
    if (command !== 'COMMIT') throw new Error(`a commit was answered by ${command}`);
  }

  async rollback(): Promise<void> {
    const isOver = !this.#isInside || this.#begin !== undefined;
    if (isOver || endsConnection(this.#failure)) return;
    this.#isInside = false;
    try {
      await this.#ask({ text: 'rollback' });
    } catch (error) {
      this.#failure = new ConnectionLost('a transaction could not be undone', { cause: error });
    }
  }

  giveBack(): void {
    if (this.#taken !== undefined) this.#pool.giveBack(this.#taken.client, this.#failure);
    this.#taken = undefined;
  }

  /** Were a transaction not begun, a write that follows in the same message would be kept all the same: it waits for the answer. */
  async #askInside(query: pg.QueryConfig): Promise<pg.QueryResult> {
    const begin = this.#begin;
    this.#begin = undefined;
    if (begin === undefined) return this.#ask(query);
    if (KEEPS_NOTHING.test(query.text)) {
      const [, answer] = await allAnswered([this.#ask(begin), this.#ask(query)]);
      return answer;
    }
    await this.#ask(begin);
    return this.#ask(query);
  }

  /** A statement outside a transaction: as it is the first, another connection is as good. */
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
  async #askToKeep(query: pg.QueryConfig, before: readonly pg.QueryConfig[] = []): Promise<pg.QueryResult> {
    if (KEEPS_NOTHING.test(query.text)) return this.#ask(query);
    const { client } = this.#held();
    let warning: string | undefined;
    const listen = ({ code = '', message }: NoticeMessage) => {
      if (WARNING.test(code)) warning = message ?? code;
    };
    client.on('notice', listen);
    try {
      const earlier = before.map((each) => this.#askOrDoubt(each, isLost));
      const [, result] = await allAnswered([allAnswered(earlier), this.#askOrDoubt(query, leavesInDoubt)]);
      if (warning !== undefined) throw this.#failWith(new CommitInDoubt(warning));
      return result;
    } finally {
      client.off('notice', listen);
    }
  }

  /** Where one of the earlier statements was answered with an error, whatever follows it was undone: that is no matter of doubt. */
  async #askOrDoubt(query: pg.QueryConfig, isInDoubt: (error: unknown) => boolean): Promise<pg.QueryResult> {
    try {
      return await this.#ask(query);
    } catch (error) {
      throw this.#failWith(isInDoubt(error) ? new CommitInDoubt(String(error), { cause: error }) : error);
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
    if (!endsConnection(this.#failure)) this.#failure = error;
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
