import type { Db, Trx } from '../db/database.ts';
import { DayFull } from '../errors.ts';
import { macOf } from '../web/signed.ts';
import { dayOf, secondsLeft, talliesOf } from './cap.ts';
import type { Capped, Maker } from './cap.ts';

export interface Counting {
  /** `Secrets.caps`. */
  readonly key: string;
  readonly now: number;
}

/**
 * Counts one more of a kind, in the transaction that makes it. Throws DayFull, which undoes that transaction and its
 * counting, where a browser, an address or what it belongs to has made all that a day allows.
 */
export async function countMade(trx: Trx, kind: Capped, maker: Maker, { key, now }: Counting): Promise<void> {
  const day = dayOf(now);
  for (const tally of talliesOf(kind, maker, day)) {
    const { n } = await trx
      .insertInto('cap_count')
      .values({ maker: macOf(key, tally.maker), day, n: 1 })
      .onConflict((conflict) =>
        conflict.column('maker').doUpdateSet(({ eb }) => ({ n: eb('cap_count.n', '+', 1) })),
      )
      .returning('n')
      .executeTakeFirstOrThrow();
    if (n > tally.limit) throw new DayFull(secondsLeft(now));
  }
}

/** Forgets the counts of the days before this one. */
export async function purgeCaps(db: Db, now: number): Promise<void> {
  await db.deleteFrom('cap_count').where('day', '<', dayOf(now)).execute();
}
