import pg from 'pg';
import { APPLICATION, SHARED_CONNECTIONS } from '../database.ts';
import type { ConnectionCounts } from '../database.ts';
import { answerWithin } from './answer.ts';
import { NoPrimary, PoolFull, endsConnection, isBrokenOff, isRefusedRoom } from './errors.ts';
import { addressesOf, placeOf } from '../../config/database-url.ts';
import { FREE_MS, LONG, SHORT } from './waits.ts';
import type { Waits } from './waits.ts';

/** Of the first statement of a connection, where an administrator lets statements take too little. */
const SETTINGS_TRIES = 20;
/** A server that has lent all that it has is asked for more again after so long. */
const FEWER_MS = 10_000;

export interface Taken {
  readonly client: pg.PoolClient;
  readonly answerMs: number | undefined;
}

export interface Pool {
  /** A connection to the machine that takes writes. */
  readonly take: () => Promise<Taken>;
  /**
   * One for who asks at a time and never waits for those who take the others: the same each time, until it is dropped or the others
   * have gone to another machine.
   */
  readonly keepAside: () => Promise<Taken>;
  readonly dropAside: () => void;
  readonly giveBack: (client: pg.PoolClient, error?: unknown) => void;
  readonly limitWaits: () => void;
  readonly count: () => Omit<ConnectionCounts, 'retries' | 'doubts'>;
  readonly end: () => Promise<void>;
}

/** Numbers as numbers: every count and every time of this site is far below 2^53. Else both would come as text. */
const AS_NUMBERS: readonly number[] = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];
const types = new pg.TypeOverrides();
for (const type of AS_NUMBERS) types.setTypeParser(type, Number);

export function openPool(databaseUrl: string): Pool {
  let waits: Waits = LONG;
  const preparedFor = new WeakMap<pg.PoolClient, Waits>();
  const addresses = addressesOf(databaseUrl);
  const connectMs = () => (addresses.length > 1 ? waits.connectMs : FREE_MS);
  const hosts = addresses.map((address) => ({
    place: placeOf(address),
    pool: poolAt(address, SHARED_CONNECTIONS, connectMs),
    aside: poolAt(address, 1, connectMs),
  }));
  let writable = 0;
  let kept: { readonly taken: Taken; readonly host: number } | undefined;

  return {
    take: () => takeFrom('pool'),
    keepAside,
    dropAside,
    giveBack,
    limitWaits: () => void (waits = SHORT),
    count,
    end,
  };

  async function takeFrom(which: 'pool' | 'aside'): Promise<Taken> {
    const said: string[] = [];
    for (const [step] of hosts.entries()) {
      const index = (writable + step) % hosts.length;
      const host = hosts[index];
      if (host === undefined) continue;
      try {
        const client = await connect(host[which]);
        writable = index;
        return { client, answerMs: waits.answerMs };
      } catch (error) {
        if (error instanceof PoolFull) throw error;
        said.push(`${host.place}: ${reasonOf(error)}`);
      }
    }
    throw new NoPrimary(said);
  }

  async function keepAside(): Promise<Taken> {
    if (kept?.host !== writable) dropAside();
    if (kept !== undefined) return kept.taken;
    const taken = await takeFrom('aside');
    kept = { taken, host: writable };
    return taken;
  }

  function dropAside(): void {
    kept?.taken.client.release(true);
    kept = undefined;
  }

  async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
    const client = await connectWithinRoom(pool).catch((error: unknown) => {
      throw isExhausted(error) ? new PoolFull('every connection to the database is in use') : error;
    });
    try {
      if (preparedFor.get(client) !== waits) await prepare(client);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async function prepare(client: pg.PoolClient): Promise<void> {
    const settings = Object.entries(waits.settings).map(
      ([name, value]) => `set_config('${name}', '${value}', false)`,
    );
    const ask = () =>
      client.query<{ readonly standby: boolean }>(
        `select pg_is_in_recovery() as standby, ${settings.join(', ')}`,
      );
    const { rows } = await answerWithin(connectMs(), beyondTheirLimit(ask));
    if (rows[0]?.standby !== false) throw new NoPrimary('it is a standby');
    preparedFor.set(client, waits);
  }

  function giveBack(client: pg.PoolClient, error?: unknown): void {
    client.release(endsConnection(error));
  }

  function count(): ReturnType<Pool['count']> {
    const sum = (of: (pool: pg.Pool) => number) => hosts.reduce((total, { pool }) => total + of(pool), 0);
    return {
      busy: sum(({ totalCount, idleCount }) => totalCount - idleCount),
      idle: sum(({ idleCount }) => idleCount),
      waiting: sum(({ waitingCount }) => waitingCount),
    };
  }

  async function end(): Promise<void> {
    dropAside();
    await Promise.all(hosts.flatMap(({ pool, aside }) => [pool.end(), aside.end()]));
  }
}

/** A name with several addresses fails with an error of no text that holds one for each. */
function reasonOf(error: unknown): string {
  const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  return errors.map((each) => (each instanceof Error ? each.message : String(each))).join(', ');
}

/** Until ours is set the limit of an administrator holds, which a busy machine may meet with so short a statement: then once more. */
async function beyondTheirLimit<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await ask();
    } catch (error) {
      if (!isBrokenOff(error) || tries === SETTINGS_TRIES) throw error;
    }
}

function poolAt(address: string, max: number, connectMs: () => number): pg.Pool {
  /** A pool waits as long for a machine as for a connection that is in use, where nothing else is said. */
  class QuickClient extends pg.Client {
    constructor(config: pg.ClientConfig = {}) {
      super({ ...config, connectionTimeoutMillis: connectMs() });
    }
  }
  const pool = new pg.Pool({
    connectionString: address,
    connectionTimeoutMillis: FREE_MS,
    Client: QuickClient,
    max,
    pipeline: true,
    keepAlive: true,
    application_name: APPLICATION,
    types,
  });
  // A connection that ends is met by the next statement, or replaced; without listeners its end would be that of this process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Where the server lends no more, whoever asks waits for a connection that this pool has: those are given back within moments. */
async function connectWithinRoom(pool: pg.Pool): Promise<pg.PoolClient> {
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isRefusedRoom(error) || pool.totalCount === 0) throw error;
      lendFewer(pool);
    }
  }
}

function lendFewer(pool: pg.Pool): void {
  const { max } = pool.options;
  pool.options.max = Math.min(max, pool.totalCount);
  if (max === SHARED_CONNECTIONS) setTimeout(() => (pool.options.max = SHARED_CONNECTIONS), FEWER_MS).unref();
}

/** What the pool says where it waited for another to give a connection back: a machine that does not answer is told otherwise. */
function isExhausted(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}
