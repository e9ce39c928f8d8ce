import type { Comment } from '../article/store.ts';
import { findComment } from '../article/store.ts';
import type { Db } from '../db/database.ts';
import type { ReportTable } from '../db/schema.ts';
import { insertLogLine } from './log-store.ts';
import type { Act } from './log-store.ts';

export interface ReportedComment {
  readonly report: ReportTable;
  readonly comment: Comment;
}

/** Open reports, oldest first, then the latest closed ones. */
export async function listReports(db: Db, closedShown: number): Promise<readonly ReportedComment[]> {
  const all = db.selectFrom('report').selectAll();
  const open = await all.where('closed_at', 'is', null).orderBy('created_at').execute();
  const closed = await all
    .where('closed_at', 'is not', null)
    .orderBy('closed_at', 'desc')
    .limit(closedShown)
    .execute();
  const reported = [...open, ...closed].map(async (report) => ({
    report,
    comment: await findComment(db, report.comment_id),
  }));
  return (await Promise.all(reported)).flatMap(({ report, comment }) =>
    comment === undefined ? [] : { report, comment },
  );
}

export async function countOpenReports(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Closes a report and writes down why; false when it was closed before. */
export async function closeReport(db: Db, act: Act, id: string, reason: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const report = await trx.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst();
    if (report?.closed_at !== null) return false;
    await trx.updateTable('report').set({ closed_at: act.at }).where('id', '=', id).execute();
    const comment = await findComment(trx, report.comment_id);
    await insertLogLine(trx, act, { action: 'report', reason, ...(comment && { comment }) });
    return true;
  });
}
