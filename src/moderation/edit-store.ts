import { findComment } from '../comments/store.ts';
import type { Comment } from '../comments/store.ts';
import type { Db } from '../db/database.ts';
import type { Target } from './decision.ts';
import { insertLogLine } from '../log/store.ts';
import type { Act } from '../log/act.ts';
import { changeStatus } from './decision-store.ts';
import type { Tell } from './decision-store.ts';
import { editComment } from '../comments/edit-store.ts';
import type { Edit } from '../comments/edit-store.ts';
import { relearn } from '../comments/learner-store.ts';
import { insertReply } from '../comments/reply-store.ts';
import type { Reply } from '../comments/reply-store.ts';
import { transact } from '../db/engine.ts';

/** A moderator's change of the words; what the writer sent is kept. False when somebody came between. */
export async function changeWords(db: Db, act: Act, { id, version }: Target, edit: Edit): Promise<boolean> {
  return transact(db, async (trx) => {
    const comment = await findComment(trx, id);
    if (comment?.version !== version) return false;
    if (!(await editComment(trx, comment, edit, act.at))) return false;
    await insertLogLine(trx, act, { action: 'edit', comment: { id, version: version + 1 } });
    await relearn(trx, [id]);
    return true;
  });
}

/** Publishes a comment, unless it is, and a moderator's reply to it; undefined when somebody came between. */
export async function publishAndReply(
  db: Db,
  act: Act,
  { id, version }: Target,
  reply: Reply,
  tell: Tell,
): Promise<Comment | undefined> {
  return transact(db, async (trx) => {
    const comment = await findComment(trx, id);
    if (comment?.version !== version) return undefined;
    const change = { number: 0, action: 'publish', version, to: 'published' } as const;
    const decided =
      comment.status === 'published' ? undefined : await changeStatus(trx, act, comment, change);
    if (decided !== undefined) await tell(trx, decided);
    const answer = await insertReply(trx, comment, reply, act.at);
    await insertLogLine(trx, act, { number: 1, action: 'reply', comment: answer, to: 'published' });
    return answer;
  });
}
