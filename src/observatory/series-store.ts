import type { Db, Trx } from '../db/database.ts';
import type { Method } from '../method/method.ts';
import { seriesOf } from './series.ts';
import type { Snapshot } from './snapshot.ts';

/** Notes that wheels of this method are counted; of several versions of it, the last one says the words. */
export async function keepSeries(trx: Trx, method: Method): Promise<void> {
  const { name, keys } = seriesOf(method);
  await trx
    .insertInto('series')
    .values({ name, approaches: keys.join(' '), method: method.hash, snapshot: 0, taken_at: null })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ method: method.hash }).where('series.method', '<>', method.hash),
    )
    .execute();
}

export async function readSnapshot(db: Db, series: string): Promise<Snapshot> {
  const row = await db
    .selectFrom('series')
    .select(['snapshot', 'taken_at'])
    .where('name', '=', series)
    .executeTakeFirst();
  return { number: row?.snapshot ?? 0, takenAt: row?.taken_at ?? undefined };
}

interface SeriesRow {
  readonly name: string;
  /** The hash of the method that says its words. */
  readonly method: string;
  readonly snapshot: Snapshot;
}

/** All that were ever counted, those of the last snapshot first. */
export async function listSeries(db: Db): Promise<readonly SeriesRow[]> {
  const rows = await db
    .selectFrom('series')
    .select(['name', 'method', 'snapshot', 'taken_at'])
    .orderBy('taken_at', 'desc')
    .orderBy('name')
    .execute();
  return rows.map(({ name, method, snapshot, taken_at }) => ({
    name,
    method,
    snapshot: { number: snapshot, takenAt: taken_at ?? undefined },
  }));
}
