import { digestOf } from '../comments/comment.ts';
import { findComment } from '../comments/store.ts';
import type { Comment } from '../comments/store.ts';
import type { Db } from '../db/database.ts';
import type { Target } from './decision.ts';
import { insertLogLine } from '../log/store.ts';
import type { Act } from '../log/store.ts';
import { changeStatus } from './store.ts';
import type { Tell } from './store.ts';

export interface Edit {
  readonly text: string;
  readonly removeWebsite: boolean;
}

/** A moderator's change of the words; what the writer sent is kept. False when somebody came between. */
export async function editComment(
  db: Db,
  act: Act,
  { id, version }: Target,
  { text, removeWebsite }: Edit,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const comment = await findComment(trx, id);
    if (comment?.version !== version) return false;
    const { email, website } = comment;
    const change = {
      text,
      original_text: comment.original_text ?? comment.text,
      digest: digestOf({ ...comment, email: email ?? '', text }),
      website: removeWebsite ? null : website,
      version: version + 1,
      edited_at: act.at,
    };
    await trx.updateTable('comment').set(change).where('id', '=', id).execute();
    await insertLogLine(trx, act, { action: 'edit', comment: { id, version: version + 1 } });
    return true;
  });
}

/** What a moderator answers to a comment. */
export interface Reply {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** Publishes a comment, unless it is, and a moderator's reply to it; undefined when somebody came between. */
export async function publishAndReply(
  db: Db,
  act: Act,
  { id, version }: Target,
  reply: Reply,
  tell: Tell,
): Promise<Comment | undefined> {
  return db.transaction().execute(async (trx) => {
    const comment = await findComment(trx, id);
    if (comment?.version !== version) return undefined;
    const change = { number: 0, action: 'publish', version, to: 'published' } as const;
    const decided =
      comment.status === 'published' ? undefined : await changeStatus(trx, act, comment, change);
    if (decided !== undefined) await tell(trx, decided);
    const answer = toReply(comment, reply, act.at);
    await trx.insertInto('comment').values(answer).execute();
    await insertLogLine(trx, act, { number: 1, action: 'reply', comment: answer, to: 'published' });
    return answer;
  });
}

/** One level of replies: an answer to a reply stands beside it. */
function toReply(to: Comment, { id, name, text }: Reply, now: number): Comment {
  const { article, lang } = to;
  return {
    id,
    article,
    lang,
    parent_id: to.parent_id ?? to.id,
    status: 'published',
    version: 1,
    name,
    email: null,
    email_key: null,
    website: null,
    text,
    original_text: null,
    reasons: '[]',
    digest: digestOf({ article, lang, email: '', text }),
    by_moderator: 1,
    created_at: now,
    published_at: now,
    decided_at: now,
    edited_at: null,
    anonymised_at: null,
  };
}
