import type { Db } from '../db/database.ts';

export interface MailMeasures {
  readonly mailsWaiting: number;
  readonly mailsFailed: number;
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
  return {
    mailsWaiting: waiting.count,
    mailsFailed: failed.count,
    oldestUnsent: overdue.oldest ?? undefined,
  };
}
