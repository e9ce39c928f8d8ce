import type { Expression } from 'kysely';
import type { Db } from '../db/database.ts';

/** Parts of queries about comments: what was written down of them. */

/** The lines of a comment since a moment (UTC milliseconds). */
export function selectLinesAfter(db: Db, commentId: Expression<string>, at: number) {
  return db
    .selectFrom('moderation_log as line')
    .select('line.id')
    .where('line.comment_id', '=', commentId)
    .where('line.at', '>', at);
}

/** What an act changed: each comment, with the version and the status after it. */
export function selectChangesOf(db: Db, act: string) {
  return db
    .selectFrom('moderation_log')
    .select(['comment_id', 'comment_version', 'to_status'])
    .where('act', '=', act);
}

/** The warnings until a moment (UTC milliseconds): each comment, with its version then. */
export function selectWarningsUntil(db: Db, at: number) {
  return db
    .selectFrom('moderation_log')
    .select(['comment_id', 'comment_version'])
    .where('action', '=', 'warn')
    .where('at', '<=', at);
}

/** A comment as a query names it. */
export interface CommentColumns {
  readonly id: Expression<string>;
  readonly version: Expression<number>;
  readonly createdAt: Expression<number>;
}

/** The lines that keep a waiting comment from being warned of: put back into the queue after `since`, or warned of already. */
export function selectReprieves(db: Db, comment: CommentColumns, since: number) {
  return db
    .selectFrom('moderation_log as line')
    .select('line.id')
    .where('line.comment_id', '=', comment.id)
    .where('line.at', '>', comment.createdAt)
    .where((where) =>
      where.or([
        where.and([where('line.to_status', '=', 'pending'), where('line.at', '>', since)]),
        where.and([where('line.action', '=', 'warn'), where('line.comment_version', '=', comment.version)]),
      ]),
    );
}
