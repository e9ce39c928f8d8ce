import type { Db, Trx } from '../db/database.ts';
import { DayFull } from '../errors.ts';
import { macOf } from '../web/signed.ts';
import { dayOf, placesOf, secondsLeft, countsOf } from './cap.ts';
import type { Capped, Maker, Placed, QuietlyCapped } from './cap.ts';
import type { Origin } from '../web/origin.ts';

/**
 * Counts one more of a kind, in the transaction that makes it. Throws DayFull, which undoes that transaction and its
 * counting, where a browser, an address or what it belongs to has made all that a day allows.
 */
export async function countMade(trx: Trx, kind: Capped, made: Maker & Origin): Promise<void> {
  const day = dayOf(made.now);
  for (const count of countsOf(kind, made, day)) {
    const maker = macOf(made.key, count.maker);
    if ((await readCount(trx, maker)) >= count.limit)
      throw new DayFull(secondsLeft(made.now), count.scope === 'within' ? 'dayFullHere' : 'dayFull');
    await countOne(trx, maker, day);
  }
}

/**
 * Counts one more of a kind where the day has room for it, and answers whether it had: what a full day leaves out is
 * missed by nobody, so nobody is refused for it.
 */
export async function countWhereRoom(db: Db, kind: QuietlyCapped, made: Maker & Origin): Promise<boolean> {
  const day = dayOf(made.now);
  for (const count of countsOf(kind, made, day)) {
    const maker = macOf(made.key, count.maker);
    if ((await readCount(db, maker)) >= count.limit) return false;
    await countOne(db, maker, day);
  }
  return true;
}

export async function takePlace(trx: Trx, kind: Placed, { address, key, now }: Origin): Promise<number> {
  const day = dayOf(now);
  const maker = macOf(key, placesOf(kind, address, day));
  await countOne(trx, maker, day);
  return readCount(trx, maker);
}

export async function purgeCaps(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('cap_count')
    .where('day', '<', dayOf(now))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function readCount(db: Db, maker: string): Promise<number> {
  const row = await db.selectFrom('cap_count').select('n').where('maker', '=', maker).executeTakeFirst();
  return row?.n ?? 0;
}

/** Apart from reading it: a write that answers with a row would count as one that readers may see. */
async function countOne(db: Db, maker: string, day: string): Promise<void> {
  await db
    .insertInto('cap_count')
    .values({ maker, day, n: 1 })
    .onConflict((conflict) =>
      conflict.column('maker').doUpdateSet(({ eb }) => ({ n: eb('cap_count.n', '+', 1) })),
    )
    .execute();
}
