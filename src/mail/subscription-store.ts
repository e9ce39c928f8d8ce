import type { Db } from '../db/database.ts';
import type { SubscriptionTable } from '../db/schema.ts';

export const IDLE_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

export interface Subscription {
  readonly commentId: string;
  readonly email: string;
  readonly emailKey: string;
}

/** Keeps the wish; nothing but the letter that asks for confirmation may be sent yet. */
export async function insertSubscription(db: Db, wish: Subscription, now: number): Promise<void> {
  const { commentId, email, emailKey } = wish;
  await db
    .insertInto('subscription')
    .values({ comment_id: commentId, email, email_key: emailKey, created_at: now })
    .execute();
}

export async function hasSubscription(db: Db, commentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('subscription')
    .select('comment_id')
    .where('comment_id', '=', commentId)
    .executeTakeFirst();
  return row !== undefined;
}

/** True when the subscription is confirmed, now or already; false when there is none, or it has ended. */
export async function confirmSubscription(db: Db, commentId: string, now: number): Promise<boolean> {
  await db
    .updateTable('subscription')
    .set({ confirmed_at: now })
    .where('comment_id', '=', commentId)
    .where('confirmed_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
  return (await findConfirmedSubscription(db, commentId)) !== undefined;
}

export async function endSubscription(db: Db, commentId: string, now: number): Promise<void> {
  await db
    .updateTable('subscription')
    .set({ ended_at: now })
    .where('comment_id', '=', commentId)
    .where('ended_at', 'is', null)
    .execute();
}

export async function findConfirmedSubscription(
  db: Db,
  commentId: string,
): Promise<Subscription | undefined> {
  const row = await db
    .selectFrom('subscription')
    .select(['comment_id', 'email', 'email_key'])
    .where('comment_id', '=', commentId)
    .where('confirmed_at', 'is not', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && { commentId: row.comment_id, email: row.email, emailKey: row.email_key };
}

export async function listConfirmed(db: Db, commentIds: readonly string[]): Promise<readonly string[]> {
  if (commentIds.length === 0) return [];
  const rows = await db
    .selectFrom('subscription')
    .select('comment_id')
    .where('comment_id', 'in', commentIds)
    .where('confirmed_at', 'is not', null)
    .execute();
  return rows.map(({ comment_id }) => comment_id);
}

export async function listSubscriptionsOf(db: Db, emailKey: string): Promise<readonly SubscriptionTable[]> {
  return db
    .selectFrom('subscription')
    .selectAll()
    .where('email_key', '=', emailKey)
    .orderBy('created_at')
    .orderBy('comment_id')
    .execute();
}

export async function eraseSubscriptionTo(db: Db, commentId: string): Promise<void> {
  await db.deleteFrom('subscription').where('comment_id', '=', commentId).execute();
}

export async function eraseSubscriptionsOf(db: Db, emailKey: string): Promise<void> {
  await db.deleteFrom('subscription').where('email_key', '=', emailKey).execute();
}

export async function purgeSubscriptions(db: Db, now: number): Promise<number> {
  const since = now - IDLE_LIFE_MS;
  const { numDeletedRows } = await db
    .deleteFrom('subscription')
    .where((where) =>
      where.or([
        where('ended_at', '<=', since),
        where.and([where('confirmed_at', 'is', null), where('created_at', '<=', since)]),
      ]),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Each may hold a letter with a link that mail-secret signs, for longer than a week. */
export async function countSubscriptions(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('subscription')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
