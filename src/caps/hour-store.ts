import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import { HOURLY, dayOf, hourBefore, hourOf } from './cap.ts';
import type { Hourly } from './cap.ts';

/** Counts one more of the site's hour, in the transaction that stores it; false, and nothing counted, where it is full. */
export async function countInHour(trx: Trx, what: Hourly, now: number): Promise<boolean> {
  const hour = { maker: hourOf(what, now), day: dayOf(now), limit: HOURLY[what] };
  return (await raise(trx, hour)).numAffectedRows === 1n;
}

interface Hour {
  readonly maker: string;
  readonly day: string;
  readonly limit: number;
}

const raise = compiled(({ maker, day, limit }: Hour) =>
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

/** How many of the site's hour are taken; others may be under way. */
export async function readHour(db: Db, what: Hourly, now: number): Promise<number> {
  const { rows } = await findHour(db, { maker: hourOf(what, now) });
  return rows[0]?.n ?? 0;
}

const findHour = compiled(({ maker }: Pick<Hour, 'maker'>) =>
  spelling.selectFrom('cap_count').select('n').where('maker', '=', maker),
);

export async function isHourFull(db: Db, what: Hourly, now: number): Promise<boolean> {
  const { rows } = await findFull(db, { maker: hourOf(what, now), limit: HOURLY[what] });
  return rows.length > 0;
}

const findFull = compiled(({ maker, limit }: Omit<Hour, 'day'>) =>
  spelling.selectFrom('cap_count').select('maker').where('maker', '=', maker).where('n', '>=', limit),
);

export async function wasHourFull(db: Db, what: Hourly, now: number): Promise<boolean> {
  return (await isHourFull(db, what, now)) || (await isHourFull(db, what, hourBefore(now)));
}
