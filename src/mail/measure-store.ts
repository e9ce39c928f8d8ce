import type { Db } from '../db/database.ts';

export interface MailMeasures {
  readonly mailsWaiting: number;
  readonly mailsFailed: number;
  /** Of those still kept: sent twice at most, as a stop left it unknown whether the first had left. */
  readonly mailsRepeated: number;
  readonly oldestUnsent: number | undefined;
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
