import type { Trx } from '../db/database.ts';
import type { CommentTable } from '../db/schema.ts';
import { countTraces, insertTrace } from '../log/trace-store.ts';
import { digestOf } from './form.ts';
import { unlearn } from './learner-store.ts';
import type { Comment } from './store.ts';

/** So often may writers correct one comment: each time it is read again, and leaves a line in the log. */
export const CORRECTIONS_MAX = 20;

/** Kept, or why not: somebody else changed the comment meanwhile, or it was corrected `CORRECTIONS_MAX` times. */
export type Correction = 'kept' | 'late' | 'full';

export async function correctComment(
  trx: Trx,
  { id, version, original_text, text: before, status: from }: Comment,
  change: Pick<CommentTable, 'text' | 'digest' | 'status'>,
  logId: string,
  now: number,
): Promise<Correction> {
  const corrections = await countTraces(trx, { commentId: id, actor: 'writer', action: 'edit' });
  if (corrections >= CORRECTIONS_MAX) return 'full';
  const result = await trx
    .updateTable('comment')
    .set({
      ...change,
      original_text: original_text ?? before,
      version: version + 1,
      edited_at: now,
      ...(change.status === 'pending' && { published_at: null, decided_at: null }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return 'late';
  await unlearn(trx, [id]);
  await insertTrace(trx, {
    id: logId,
    at: now,
    actor: 'writer',
    comment_id: id,
    action: 'edit',
    from_status: from,
    to_status: change.status,
    reason: null,
    via: 'ui',
  });
  return 'kept';
}

export interface Edit {
  readonly text: string;
  readonly removeWebsite: boolean;
}

/** A moderator's change of the words; what the writer sent is kept. False, and nothing changed, when another version stands there. */
export async function editComment(
  trx: Trx,
  { id, version, email, website, ...comment }: Comment,
  { text, removeWebsite }: Edit,
  now: number,
): Promise<boolean> {
  const change = {
    text,
    original_text: comment.original_text ?? comment.text,
    digest: digestOf({ ...comment, email: email ?? '', text }),
    website: removeWebsite ? null : website,
    version: version + 1,
    edited_at: now,
  };
  const result = await trx
    .updateTable('comment')
    .set(change)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
