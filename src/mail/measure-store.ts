import type { Db } from '../db/database.ts';
import type { Trouble } from './trouble.ts';

const TYPED_WRONG: readonly Trouble[] = ['recipient', 'unusable'];

export interface MailMeasures {
  readonly mailsWaiting: number;
  readonly mailsFailed: number;
  /** Of those still kept: sent twice at most, as a stop left it unknown whether the first had left. */
  readonly mailsRepeated: number;
  readonly oldestUnsent: number | undefined;
}

/**
 * Letters given up that the owner can do something about: a stranger who mistypes an address raises no alert, unless it is the
 * owner's own that is refused.
 */
export async function countAlarming(db: Db, owner: string): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('failed_at', 'is not', null)
    .where((where) =>
      where.or([
        where('recipient', '=', owner),
        where.and(
          TYPED_WRONG.map((trouble) =>
            where(where.fn.coalesce('last_error', where.val('')), 'not like', `${trouble}%`),
          ),
        ),
      ]),
    )
    .executeTakeFirstOrThrow();
  return count;
}

export async function measureMails(db: Db, now: number): Promise<MailMeasures> {
  const unsent = db.selectFrom('outbox').where('sent_at', 'is', null).where('failed_at', 'is', null);
  const waiting = await unsent
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const overdue = await unsent
    .select(({ fn }) => fn.min<number | null>('created_at').as('oldest'))
    .where((where) => where.or([where('tries', '>', 0), where('next_try_at', '<=', now)]))
    .executeTakeFirstOrThrow();
  const failed = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('failed_at', 'is not', null)
    .executeTakeFirstOrThrow();
  const repeated = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('interruptions', '>', 0)
    .executeTakeFirstOrThrow();
  return {
    mailsWaiting: waiting.count,
    mailsFailed: failed.count,
    mailsRepeated: repeated.count,
    oldestUnsent: overdue.oldest ?? undefined,
  };
}
