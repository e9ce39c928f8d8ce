import type { Trx } from '../db/database.ts';
import { digestOf } from './form.ts';
import type { Comment } from './store.ts';

export interface Reply {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** Publishes a moderator's answer. One level of replies: an answer to a reply stands beside it. */
export async function insertReply(trx: Trx, to: Comment, reply: Reply, now: number): Promise<Comment> {
  const answer = toReply(to, reply, now);
  await trx.insertInto('comment').values(answer).execute();
  return answer;
}

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
