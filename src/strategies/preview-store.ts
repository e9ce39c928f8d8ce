import type { Db, Trx } from '../db/database.ts';

export async function isPreviewAllowed(db: Db, strategyId: string): Promise<boolean> {
  const row = await db
    .selectFrom('strategy')
    .select('link_preview')
    .where('id', '=', strategyId)
    .executeTakeFirst();
  return row?.link_preview === 1;
}

export async function allowPreview(trx: Trx, strategyId: string, allowed: boolean): Promise<void> {
  await trx
    .updateTable('strategy')
    .set({ link_preview: allowed ? 1 : 0 })
    .where('id', '=', strategyId)
    .execute();
}
