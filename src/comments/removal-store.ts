import { expressionBuilder, sql } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import { eraseReasonsOf, selectRenewals, selectWarnings } from '../log/trace-store.ts';
import { eraseSubscriptionTo } from '../mail/subscription-store.ts';
import { unlearn } from './learner-store.ts';
import { eraseTraces } from './person-store.ts';
import type { TellReporters } from './report-letter-store.ts';
import type { Comment } from './store.ts';
import { CLOCKS_APART_MS } from '../terms.ts';
import type { Status } from '../terms.ts';

/** A purge holds the database for a moment only: what is left waits for the next hour. */
const PURGED_AT_ONCE = 500;
/** From the last comment that came with the address (comments §7). */
export const EMAIL_MONTHS = 36;
export const QUOTA_LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * Takes comments out of the database, with everything that hangs on them. One with replies stays as a stub, so
 * that these keep their place; the log keeps who did what, without the words. Who waits for an answer to a report is told first.
 */
export async function removeComments(
  trx: Trx,
  ids: readonly string[],
  tellReporters: TellReporters,
): Promise<void> {
  if (ids.length === 0) return;
  await tellReporters(trx, ids);
  await eraseReasonsOf(trx, ids);
  await unlearn(trx, ids);
  const answered = await listAnswered(trx, ids);
  const others = ids.filter((id) => !answered.includes(id));
  if (others.length > 0) await trx.deleteFrom('comment').where('id', 'in', others).execute();
  for (const id of answered) await makeStub(trx, id);
  await removeIdleStubs(trx);
}

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
  await eraseTraces(trx, [id]);
  await eraseSubscriptionTo(trx, id);
  await trx.deleteFrom('report').where('comment_id', '=', id).execute();
}

async function removeIdleStubs(trx: Trx): Promise<void> {
  await trx
    .deleteFrom('comment')
    .where('text', '=', sql.lit(''))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('comment as reply').select('reply.id').whereRef('reply.parent_id', '=', 'comment.id'),
        ),
      ),
    )
    .execute();
}

export async function listDecidedBefore(
  trx: Trx,
  status: Status,
  before: number,
): Promise<readonly Comment[]> {
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
export async function listWaitingSince(trx: Trx, since: number): Promise<readonly Comment[]> {
  const where = expressionBuilder<Schema, 'comment'>();
  const columns = {
    id: where.ref('comment.id'),
    version: where.ref('comment.version'),
    createdAt: where.ref('comment.created_at'),
  };
  return trx
    .selectFrom('comment')
    .selectAll()
    .where('status', '=', 'pending')
    .where('created_at', '<=', since)
    .where(where.not(where.exists(selectRenewals(trx, columns, since))))
    .orderBy('created_at')
    .limit(PURGED_AT_ONCE)
    .execute();
}

/** What was announced by that instant, and stands as it stood then. */
export async function listWarnedBefore(trx: Trx, before: number): Promise<readonly Comment[]> {
  return trx
    .selectFrom('comment')
    .innerJoin(selectWarnings(trx, before).as('warning'), 'warning.comment_id', 'comment.id')
    .selectAll('comment')
    .where('comment.status', '=', 'pending')
    .whereRef('warning.comment_version', '=', 'comment.version')
    .orderBy('comment.created_at')
    .limit(PURGED_AT_ONCE)
    .execute();
}

/** Forgets the e-mails whose last comment is older: the comments stay, under their names. */
export async function purgeEmails(db: Db, before: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('comment')
    .set({ email: null, email_key: null, digest: '' })
    .where('email_key', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('comment as recent')
            .select('recent.id')
            .whereRef('recent.email_key', '=', 'comment.email_key')
            .where('recent.created_at', '>', before),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Forgets spent questions once no machine takes them any more, quotas after a day, and addresses after their months; answers how many of all. */
export async function purgeGuards(db: Db, now: number, addressesBefore: number): Promise<number> {
  const questions = await db
    .deleteFrom('captcha_used')
    .where('expires_at', '<=', now - CLOCKS_APART_MS)
    .executeTakeFirst();
  const quotas = await db
    .deleteFrom('comment_quota')
    .where('at', '<=', now - QUOTA_LIFE_MS)
    .executeTakeFirst();
  const addresses = await db
    .deleteFrom('comment_address')
    .where('created_at', '<=', addressesBefore)
    .executeTakeFirst();
  return Number(questions.numDeletedRows + quotas.numDeletedRows + addresses.numDeletedRows);
}
