import type { Db } from '../db/database.ts';
import { countAttempts } from '../moderators/attempt-store.ts';

/** What waits in the database, and what was counted there. */
export interface Measures {
  readonly pendingComments: number;
  readonly openReports: number;
  readonly mailsWaiting: number;
  readonly mailsFailed: number;
  /** When the oldest mail was queued that is due and has not left, UTC milliseconds. */
  readonly oldestUnsent: number | undefined;
  /** Attempts to sign in that still count. */
  readonly signIns: number;
  /** Outcomes of the arithmetic question since the first day, by their name. */
  readonly questions: readonly { readonly outcome: string; readonly count: number }[];
}

export async function readMeasures(db: Db, now: number): Promise<Measures> {
  const mails = await readMails(db, now);
  return {
    pendingComments: await countPending(db),
    openReports: await countOpenReports(db),
    ...mails,
    signIns: await countAttempts(db, now),
    questions: await db
      .selectFrom('captcha_count')
      .select(({ fn }) => ['outcome', fn.sum<number>('count').as('count')])
      .groupBy('outcome')
      .execute(),
  };
}

async function readMails(
  db: Db,
  now: number,
): Promise<Pick<Measures, 'mailsWaiting' | 'mailsFailed' | 'oldestUnsent'>> {
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

async function countPending(db: Db): Promise<number> {
  const row = await db
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', '=', 'pending')
    .executeTakeFirstOrThrow();
  return row.count;
}

async function countOpenReports(db: Db): Promise<number> {
  const row = await db
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}
