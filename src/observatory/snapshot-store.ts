import { sql } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { listSeries } from './series-store.ts';
import { LEAST_CHANGES, isSnapshotDue } from './snapshot.ts';
import { FOLLOW_UP_CUTS } from '../terms.ts';
import type { FollowUpCut } from '../terms.ts';
import { transact } from '../db/engine.ts';

/** Whether it took one: of two processes that try at once, one does. Each series waits for ten changes of its own. */
export async function takeSnapshotIfDue(db: Db, now: number): Promise<boolean> {
  return transact(db, async (trx) => {
    let taken = false;
    for (const { name, snapshot } of await listSeries(trx)) {
      if (!isSnapshotDue(snapshot, await countFresh(trx, name), now)) continue;
      await takeSnapshot(trx, name, now);
      taken = true;
    }
    return taken;
  });
}

/** Publishes the counters of a series as they stand: call it only when `isSnapshotDue`. */
export async function takeSnapshot(trx: Trx, series: string, now: number): Promise<void> {
  await sql`update counted set fresh = 0 where series = ${series} and fresh = 1`.execute(trx);
  await sql`update counted set published = wheel where series = ${series} and published is distinct from wheel`.execute(
    trx,
  );
  for (const table of ['wheel_count', 'priorities_count'] as const) {
    await sql`update ${sql.table(table)} set published = n where series = ${series} and (published <> n or n = 0)`.execute(
      trx,
    );
    await sql`delete from ${sql.table(table)} where series = ${series} and n = 0`.execute(trx);
  }
  await sql`update tally set published = n where series = ${series} and published <> n and cut not in (${sql.join(FOLLOW_UP_CUTS)})`.execute(
    trx,
  );
  for (const cut of FOLLOW_UP_CUTS) await publishIfEnough(trx, series, cut, now);
  await sql`delete from tally where series = ${series} and n = 0 and published = 0`.execute(trx);
  await trx
    .updateTable('series')
    .set((eb) => ({ snapshot: eb('snapshot', '+', 1), taken_at: now }))
    .where('name', '=', series)
    .execute();
}

/** Such acts are fewer than saves: published with every ten of those, one of them would often stand alone. */
async function publishIfEnough(trx: Trx, series: string, cut: FollowUpCut, now: number): Promise<void> {
  const fresh = sql.ref(`${cut}_fresh`);
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from counted where series = ${series} and ${fresh} = 1`.execute(trx);
  if (Number(rows[0]?.n) < LEAST_CHANGES) return;
  await sql`update counted set ${fresh} = 0 where series = ${series} and ${fresh} = 1`.execute(trx);
  await sql`update tally set published = n where series = ${series} and cut = ${cut} and published <> n`.execute(
    trx,
  );
  await sql`
    insert into follow_up_snapshot (series, cut, taken_at, wheels)
    values (${series}, ${cut}, ${now},
      coalesce((select n from tally where series = ${series} and cut = 'all' and key = ''), 0))
    on conflict (series, cut) do update set taken_at = excluded.taken_at, wheels = excluded.wheels`.execute(
    trx,
  );
}

async function countFresh(trx: Trx, series: string): Promise<number> {
  const { fresh } = await trx
    .selectFrom('counted')
    .select(({ fn }) => fn.countAll<number>().as('fresh'))
    .where('series', '=', series)
    .where('fresh', '=', sql.lit(1))
    .executeTakeFirstOrThrow();
  return fresh;
}
