import type { Db, Trx } from '../db/database.ts';
import type { ReportTable } from '../db/schema.ts';

/** The open report of this comment from this client. */
export async function findOpenReport(
  db: Db,
  commentId: string,
  client: string,
): Promise<ReportTable | undefined> {
  return db
    .selectFrom('report')
    .selectAll()
    .where('comment_id', '=', commentId)
    .where('client', '=', client)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
}

export async function insertReport(trx: Trx, report: ReportTable): Promise<void> {
  await trx.insertInto('report').values(report).execute();
}

/** What somebody says once more of the same comment. */
export async function rewriteReport(
  trx: Trx,
  id: string,
  change: Pick<ReportTable, 'reason' | 'email' | 'added_at'>,
): Promise<void> {
  await trx.updateTable('report').set(change).where('id', '=', id).execute();
}

/** Whether so many reports wait already. */
export async function areOpen(trx: Trx, many: number): Promise<boolean> {
  const beyond = await trx
    .selectFrom('report')
    .select('id')
    .where('closed_at', 'is', null)
    .limit(1)
    .offset(many - 1)
    .executeTakeFirst();
  return beyond !== undefined;
}

/** When reports under these keyed digests were taken. */
export async function listTaken(
  trx: Trx,
  clients: readonly string[],
  since: number,
): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom('comment_quota')
    .select('at')
    .where('network', 'in', clients)
    .where('at', '>', since)
    .execute();
  return rows.map(({ at }) => at);
}

export async function insertTaken(trx: Trx, clients: readonly string[], at: number): Promise<void> {
  for (const client of clients)
    await trx.insertInto('comment_quota').values({ client, network: client, at, comment_id: null }).execute();
}
