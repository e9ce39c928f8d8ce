import { sql } from 'kysely';
import type { CommentSettings } from '../comments/settings.ts';
import { findComment } from '../comments/store.ts';
import type { Comment } from '../comments/store.ts';
import type { Db, Trx } from '../db/database.ts';
import { isDeletable } from './decision.ts';
import type { Target } from './decision.ts';
import { insertLogLine } from '../log/store.ts';
import type { Act } from '../log/store.ts';
import type { Status } from '../terms.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A purge holds the database for a moment only: what is left waits for the next hour. */
const PURGED_AT_ONCE = 500;

/** Deletes a comment for good; false when somebody came between, or it was not thrown away first. */
export async function deleteForGood(db: Db, act: Act, { id, version }: Target): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const comment = await findComment(trx, id);
    if (comment?.version !== version || !isDeletable(comment.status)) return false;
    await removeComments(trx, [id]);
    await insertLogLine(trx, act, { action: 'delete', comment, from: comment.status });
    return true;
  });
}

/**
 * Takes comments out of the database, with everything that hangs on them. One with replies stays as a stub, so
 * that these keep their place; the log keeps who did what, without the words.
 */
export async function removeComments(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx.updateTable('moderation_log').set({ reason: null }).where('comment_id', 'in', ids).execute();
  const answered = await listAnswered(trx, ids);
  const others = ids.filter((id) => !answered.includes(id));
  if (others.length > 0) await trx.deleteFrom('comment').where('id', 'in', others).execute();
  for (const id of answered) await makeStub(trx, id);
  await removeIdleStubs(trx);
}

/** Those among the comments that others answered. */
async function listAnswered(trx: Trx, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('comment')
    .select('parent_id')
    .distinct()
    .where('parent_id', 'in', ids)
    .where('id', 'not in', ids)
    .execute();
  return rows.flatMap(({ parent_id }) => parent_id ?? []);
}

async function makeStub(trx: Trx, id: string): Promise<void> {
  const nothing = { email: null, email_key: null, website: null, original_text: null, published_at: null };
  await trx
    .updateTable('comment')
    .set({ ...nothing, status: 'trash', name: '', text: '', reasons: '[]', digest: `stub-${id}` })
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await trx.deleteFrom('comment_address').where('comment_id', '=', id).execute();
  await trx.deleteFrom('captcha_used').where('comment_id', '=', id).execute();
  await trx.deleteFrom('subscription').where('comment_id', '=', id).execute();
  await trx.deleteFrom('report').where('comment_id', '=', id).execute();
}

/** Stubs whose last reply is gone. */
async function removeIdleStubs(trx: Trx): Promise<void> {
  const parents = trx.selectFrom('comment as reply').select('parent_id').where('parent_id', 'is not', null);
  await trx.deleteFrom('comment').where('text', '=', sql.lit('')).where('id', 'not in', parents).execute();
}

type Delays = Pick<CommentSettings, 'spamDays' | 'trashDays' | 'warnDays' | 'purgeDays'>;

/** Empties spam and trash after their days; what waits too long is announced first, then goes as well. Answers how many went. */
export async function purgeComments(
  db: Db,
  now: number,
  delays: Delays,
  newId: () => string,
): Promise<number> {
  const act = () => ({ id: newId(), actor: 'system', via: 'system', at: now }) as const;
  return db.transaction().execute(async (trx) => {
    let purged = 0;
    for (const [status, days] of [
      ['spam', delays.spamDays],
      ['trash', delays.trashDays],
    ] as const)
      purged += await purge(trx, act(), await listDecidedBefore(trx, status, now - days * DAY_MS));
    purged += await purge(trx, act(), await listWarnedBefore(trx, now - warningMs(delays)));
    await warn(trx, act(), await listWaitingSince(trx, now - delays.warnDays * DAY_MS));
    return purged;
  });
}

/** How long a comment stays after its warning. */
export function warningMs({ warnDays, purgeDays }: Delays): number {
  return Math.max(purgeDays - warnDays, 1) * DAY_MS;
}

async function purge(trx: Trx, act: Act, comments: readonly Comment[]): Promise<number> {
  await removeComments(
    trx,
    comments.map(({ id }) => id),
  );
  for (const [number, comment] of comments.entries())
    await insertLogLine(trx, act, { number, action: 'purge', comment, from: comment.status });
  return comments.length;
}

async function warn(trx: Trx, act: Act, comments: readonly Comment[]): Promise<void> {
  for (const [number, comment] of comments.entries())
    await insertLogLine(trx, act, { number, action: 'warn', comment, from: 'pending', to: 'pending' });
}

async function listDecidedBefore(trx: Trx, status: Status, before: number): Promise<readonly Comment[]> {
  return trx
    .selectFrom('comment')
    .selectAll()
    .where('status', '=', status)
    .where('text', '!=', '')
    .where(({ eb, fn }) => eb(fn.coalesce('decided_at', 'created_at'), '<=', before))
    .orderBy('created_at')
    .limit(PURGED_AT_ONCE)
    .execute();
}

/** What waited at that instant, unannounced. A decision since then, undone or not, starts the time anew. */
async function listWaitingSince(trx: Trx, since: number): Promise<readonly Comment[]> {
  return trx
    .selectFrom('comment')
    .selectAll()
    .where('status', '=', 'pending')
    .where('created_at', '<=', since)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('moderation_log')
            .select('moderation_log.id')
            .whereRef('moderation_log.comment_id', '=', 'comment.id')
            .whereRef('moderation_log.at', '>', 'comment.created_at')
            .where((line) =>
              line.or([
                line.and([line('to_status', '=', 'pending'), line('moderation_log.at', '>', since)]),
                line.and([
                  line('action', '=', 'warn'),
                  line('comment_version', '=', line.ref('comment.version')),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('created_at')
    .limit(PURGED_AT_ONCE)
    .execute();
}

/** What was announced by that instant, and stands as it stood then. */
async function listWarnedBefore(trx: Trx, before: number): Promise<readonly Comment[]> {
  return trx
    .selectFrom('comment')
    .innerJoin('moderation_log as warning', 'warning.comment_id', 'comment.id')
    .selectAll('comment')
    .where('comment.status', '=', 'pending')
    .where('warning.action', '=', 'warn')
    .where('warning.at', '<=', before)
    .whereRef('warning.comment_version', '=', 'comment.version')
    .orderBy('comment.created_at')
    .limit(PURGED_AT_ONCE)
    .execute();
}
