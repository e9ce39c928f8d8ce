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
export async function countMade(trx: Trx, kind: Capped, made: Maker, { key, now }: Counting): Promise<void> {
  const day = dayOf(now);
  for (const tally of talliesOf(kind, made, day)) {
    const maker = macOf(key, tally.maker);
    if ((await readCount(trx, maker)) >= tally.limit)
      throw new DayFull(secondsLeft(now), tally.scope === 'within' ? 'dayFullHere' : 'dayFull');
    await countOne(trx, maker, day);
  }
}

/** Forgets the counts of the days before this one. */
export async function purgeCaps(db: Db, now: number): Promise<void> {
  await db.deleteFrom('cap_count').where('day', '<', dayOf(now)).execute();
}

async function readCount(trx: Trx, maker: string): Promise<number> {
  const row = await trx.selectFrom('cap_count').select('n').where('maker', '=', maker).executeTakeFirst();
  return row?.n ?? 0;
}

/** Apart from reading it: a write that answers with a row would count as one that readers may see. */
async function countOne(trx: Trx, maker: string, day: string): Promise<void> {
  await trx
    .insertInto('cap_count')
    .values({ maker, day, n: 1 })
    .onConflict((conflict) =>
      conflict.column('maker').doUpdateSet(({ eb }) => ({ n: eb('cap_count.n', '+', 1) })),
    )
    .execute();
}
