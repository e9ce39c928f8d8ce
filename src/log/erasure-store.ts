import type { Trx } from '../db/database.ts';
import { piecesOf } from '../db/pieces.ts';

/** Empties the words in the lines of these comments: who did what stays. */
export async function eraseReasonsOf(trx: Trx, commentIds: readonly string[]): Promise<void> {
  for (const ids of piecesOf(commentIds))
    await trx.updateTable('moderation_log').set({ reason: null }).where('comment_id', 'in', ids).execute();
}

/** Empties the words in which something is meant, among those that `pattern`, for SQL's `like`, finds. */
export async function eraseReasons(
  trx: Trx,
  pattern: string,
  isMeant: (reason: string) => boolean,
): Promise<void> {
  const lines = await trx
    .selectFrom('moderation_log')
    .select(['id', 'reason'])
    .where('reason', 'like', pattern)
    .execute();
  const meant = lines.filter(({ reason }) => isMeant(reason ?? '')).map(({ id }) => id);
  for (const ids of piecesOf(meant))
    await trx.updateTable('moderation_log').set({ reason: null }).where('id', 'in', ids).execute();
}
