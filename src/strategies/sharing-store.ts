import type { Db, Trx } from '../db/database.ts';

/** Whether readers see what is followed. */
export async function isFollowUpShown(db: Db, strategyId: string): Promise<boolean> {
  const row = await db
    .selectFrom('strategy')
    .select('follow_up_shown')
    .where('id', '=', strategyId)
    .executeTakeFirst();
  return row?.follow_up_shown === 1;
}

export async function showFollowUp(trx: Trx, strategyId: string, shown: boolean): Promise<void> {
  await trx
    .updateTable('strategy')
    .set({ follow_up_shown: shown ? 1 : 0 })
    .where('id', '=', strategyId)
    .execute();
}
