import type { ContentVersion } from '../database.ts';
import { answerWithin } from './answer.ts';
import { CONTENT_CHANGE } from './content-change.ts';
import { ConnectionLost, wasAnswered } from './errors.ts';
import type { Pool } from './pool.ts';
import { untilKept } from './tries.ts';

const VERSION = {
  name: 'content version',
  text: `select sum(n) as n, count(*) as rows from ${CONTENT_CHANGE}`,
};
/** A question reads them all: of so many it costs half as much again as of one. */
const ROWS_MAX = 200;
/** Both in one number, below 2^53. */
const CHANGES_TOLD = 2 ** 37;
const CONNECTIONS_TOLD = 2 ** 16;

interface Counted {
  readonly n: number | null;
  readonly rows: number;
}

interface Answered {
  readonly version: number;
  readonly rows: number;
}

/**
 * Asks once for all who wait: each for a question that was put after it came, or it might miss what it has just written. Whoever is
 * read from the network in one go waits for the same one; and the next is put before those who waited for this one are answered,
 * so that the database and this host work at the same time. `sum` makes the many rows one.
 */
export function sharedVersion(pool: Pool, sum: () => Promise<void>): ContentVersion {
  const ask = askerOn(pool);
  let waiting: PromiseWithResolvers<number> | undefined;
  let isAsking = false;
  let summing: Promise<void> | undefined;
  return () => {
    waiting ??= Promise.withResolvers();
    if (!isAsking) setImmediate(askForAll);
    isAsking = true;
    return waiting.promise;
  };

  function askForAll(): void {
    const waited = waiting;
    waiting = undefined;
    isAsking = waited !== undefined;
    if (waited === undefined) return;
    const answered = untilKept(ask);
    const next = () => setImmediate(askForAll);
    answered.then(next, next);
    answered.then(
      ({ version, rows }) => {
        if (rows > ROWS_MAX) sumMeanwhile();
        setImmediate(() => {
          waited.resolve(version);
        });
      },
      (error: unknown) => {
        waited.reject(error);
      },
    );
  }

  /** Nobody waits for it: where it fails, the next question has it tried again. */
  function sumMeanwhile(): void {
    summing ??= sum()
      .catch(() => undefined)
      .finally(() => (summing = undefined));
  }
}

/**
 * On a connection of its own, which it keeps: nobody who writes or draws a page is in its way. A new one may lead to a machine that
 * has taken over and lost the last changes of the one before: its sum may be one that was seen, of other changes. So each
 * connection has versions of its own.
 */
function askerOn(pool: Pool): () => Promise<Answered> {
  let last: unknown;
  let connections = 0;
  return async () => {
    const { client, answerMs } = await pool.keepAside();
    if (client !== last) connections += 1;
    last = client;
    try {
      const { rows } = await answerWithin(answerMs, client.query<Counted>(VERSION));
      const { n, rows: count } = rows[0] ?? { n: null, rows: 0 };
      return { version: (n ?? 0) + (connections % CONNECTIONS_TOLD) * CHANGES_TOLD, rows: count };
    } catch (error) {
      pool.dropAside();
      throw wasAnswered(error) ? error : new ConnectionLost(String(error), { cause: error });
    }
  };
}
