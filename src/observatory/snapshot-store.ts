import { sql } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { isSnapshotDue } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { transact } from '../db/engine.ts';

export async function readSnapshot(db: Db): Promise<Snapshot> {
  const { number, taken_at } = await db.selectFrom('snapshot').selectAll().executeTakeFirstOrThrow();
  return { number, takenAt: taken_at ?? undefined };
}

/** Whether it took one: of two processes that try at once, one does. */
export async function takeSnapshotIfDue(db: Db, now: number): Promise<boolean> {
  return transact(db, async (trx) => {
    const due = isSnapshotDue(await readSnapshot(trx), await countFresh(trx), now);
    if (due) await takeSnapshot(trx, now);
    return due;
  });
}

/** Publishes the counters as they stand: call it only when `isSnapshotDue`. */
export async function takeSnapshot(trx: Trx, now: number): Promise<void> {
  await sql`update counted set fresh = 0 where fresh = 1`.execute(trx);
  await sql`update counted set published = wheel where published is distinct from wheel`.execute(trx);
  for (const table of ['wheel_count', 'priorities_count', 'tally'] as const) {
    await sql`update ${sql.table(table)} set published = n where published <> n or n = 0`.execute(trx);
    await sql`delete from ${sql.table(table)} where n = 0`.execute(trx);
  }
  await trx
    .updateTable('snapshot')
    .set((eb) => ({ number: eb('number', '+', 1), taken_at: now }))
    .execute();
}

async function countFresh(trx: Trx): Promise<number> {
  const { fresh } = await trx
    .selectFrom('counted')
    .select(({ fn }) => fn.countAll<number>().as('fresh'))
    .where('fresh', '=', sql.lit(1))
    .executeTakeFirstOrThrow();
  return fresh;
}
