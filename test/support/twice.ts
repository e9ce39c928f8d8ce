import type { IsolationLevel, Transaction, TransactionBuilder } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import type { Schema } from '../../src/db/schema.ts';

type Work = (trx: Transaction<Schema>) => Promise<unknown>;

class Undone extends Error {}

/**
 * Lets every transaction of this database be done, undone and done again, as an engine does that has to try again. What
 * fails the first time fails for good, as it would have.
 */
export function doTwice(db: Db): void {
  const begin = db.transaction.bind(db);
  Reflect.set(db, 'transaction', () => ({
    execute: twice(begin),
    setIsolationLevel: (level: IsolationLevel) => ({
      execute: twice(() => begin().setIsolationLevel(level)),
    }),
  }));
}

function twice(begin: () => TransactionBuilder<Schema>): (work: Work) => Promise<unknown> {
  return async (work) => {
    try {
      await begin().execute(async (trx) => {
        await work(trx);
        throw new Undone();
      });
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
    }
    return begin().execute(work);
  };
}
