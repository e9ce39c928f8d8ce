import type { Db, Trx } from '../db/database.ts';
import { DRAFT_LIFE_MS } from './store.ts';

export async function countDraftsOf(db: Db, strategyId: string): Promise<number> {
  const { count } = await db
    .selectFrom('draft')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('strategy_id', '=', strategyId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function eraseDraftsOf(trx: Trx, strategyId: string): Promise<void> {
  await trx.deleteFrom('draft').where('strategy_id', '=', strategyId).execute();
}

export async function newestDraft(db: Db): Promise<number | undefined> {
  const row = await db
    .selectFrom('draft')
    .select(({ fn }) => fn.max<number | null>('updated_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? undefined;
}

export async function purgeDrafts(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('draft')
    .where('updated_at', '<=', now - DRAFT_LIFE_MS)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
