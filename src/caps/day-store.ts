import type { BinaryLike } from 'node:crypto';
import { compiled, spelling } from '../db/compiled.ts';
import type { Db } from '../db/database.ts';
import { macOf } from '../web/signed.ts';
import { dayOf, talliesOf } from './cap.ts';
import type { Capped, Maker } from './cap.ts';

/**
 * Counts one more of a kind where the day has room for it, and answers whether it had: what a full day leaves out is
 * missed by nobody, so nobody is refused for it.
 */
export async function countWhereRoom(
  db: Db,
  kind: Capped,
  maker: Maker,
  { key, now }: { readonly key: BinaryLike; readonly now: number },
): Promise<boolean> {
  const day = dayOf(now);
  for (const tally of talliesOf(kind, maker, day)) {
    const count = { maker: macOf(key, tally.maker), day, limit: tally.limit };
    if ((await raise(db, count)).numAffectedRows !== 1n) return false;
  }
  return true;
}

interface Count {
  readonly maker: string;
  readonly day: string;
  readonly limit: number;
}

const raise = compiled(({ maker, day, limit }: Count) =>
  spelling
    .insertInto('cap_count')
    .values({ maker, day, n: 1 })
    .onConflict((conflict) =>
      conflict
        .column('maker')
        .doUpdateSet(({ eb }) => ({ n: eb('cap_count.n', '+', 1) }))
        .where('cap_count.n', '<', limit),
    ),
);
