import { countPending } from '../comments/backlog-store.ts';
import { countOpenReports } from '../comments/report-queue-store.ts';
import type { Db } from '../db/database.ts';
import { measureMails } from '../mail/measure-store.ts';
import type { MailMeasures } from '../mail/measure-store.ts';
import { countAttempts } from '../moderators/attempt-store.ts';
import { listOutcomes } from '../comments/question-store.ts';

export interface Measures extends MailMeasures {
  readonly pendingComments: number;
  readonly openReports: number;
  readonly signIns: number;
  readonly questions: readonly { readonly outcome: string; readonly count: number }[];
}

export async function readMeasures(db: Db, now: number): Promise<Measures> {
  return {
    pendingComments: await countPending(db),
    openReports: await countOpenReports(db),
    ...(await measureMails(db, now)),
    signIns: await countAttempts(db, now),
    questions: await listOutcomes(db),
  };
}
