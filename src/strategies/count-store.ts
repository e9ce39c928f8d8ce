import type { Db } from '../db/database.ts';

export async function countStrategies(db: Db): Promise<number> {
  const row = await db
    .selectFrom('strategy')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** From `since` on, UTC milliseconds. */
export async function countStrategiesSince(db: Db, since: number): Promise<number> {
  const row = await db
    .selectFrom('strategy')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow();
  return row.count;
}
