import { expressionBuilder } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { inOrderOf } from '../db/pieces.ts';
import type { ReportTable, Schema } from '../db/schema.ts';
import { selectReports } from './report-queue-store.ts';

export interface ClosedReport {
  readonly id: string;
  readonly comment: { readonly id: string; readonly version: number };
}

/** Who closes reports, and when (UTC milliseconds): what was added after `until` keeps a report open. */
interface Closing {
  readonly act: string;
  readonly at: number;
  readonly until: number;
}

/** When words were last added to a report that is open: 0 when never; undefined when no such report is open. */
export async function findAddition(db: Db, id: string): Promise<number | undefined> {
  const report = await db
    .selectFrom('report')
    .select('added_at')
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return report && (report.added_at ?? 0);
}

export interface FoundReports {
  readonly search: string;
  readonly until: number;
}

export async function listUnchangedReports(
  trx: Trx,
  { search, until }: FoundReports,
  limit: number,
): Promise<readonly string[]> {
  const rows = await selectReports(trx, { state: 'open', search })
    .select('report.id')
    .where('report.created_at', '<=', until)
    .where(isReadBy(until))
    .orderBy('report.created_at')
    .orderBy('report.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function countAdded(db: Db, { search, until }: FoundReports): Promise<number> {
  const { count } = await selectReports(db, { state: 'open', search })
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('report.created_at', '<=', until)
    .where('report.added_at', '>', until)
    .executeTakeFirstOrThrow();
  return count;
}

function isReadBy(until: number) {
  const where = expressionBuilder<Schema, 'report'>();
  return where.or([where('report.added_at', 'is', null), where('report.added_at', '<=', until)]);
}

/** Closes what is open among these. Who sent a closed report is known no longer. */
export async function closeReports(
  trx: Trx,
  ids: readonly string[],
  { act, at, until }: Closing,
): Promise<readonly ClosedReport[]> {
  if (ids.length === 0) return [];
  const closed = await trx
    .updateTable('report')
    .set({ closed_at: at, closed_act: act, client: null })
    .where('closed_at', 'is', null)
    .where(isReadBy(until))
    .where('id', 'in', ids)
    .returning(['id', 'comment_id'])
    .execute();
  return withVersions(trx, inOrderOf(ids, closed));
}

export async function reopenReports(trx: Trx, act: string, limit: number): Promise<readonly ClosedReport[]> {
  const found = await trx
    .selectFrom('report')
    .select('id')
    .where('closed_act', '=', act)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const reopened = await trx
    .updateTable('report')
    .set({ closed_at: null, closed_act: null })
    .where('id', 'in', ids)
    .returning(['id', 'comment_id'])
    .execute();
  return withVersions(trx, inOrderOf(ids, reopened));
}

async function withVersions(
  trx: Trx,
  reports: readonly Pick<ReportTable, 'id' | 'comment_id'>[],
): Promise<readonly ClosedReport[]> {
  const ids = [...new Set(reports.map(({ comment_id }) => comment_id))];
  if (ids.length === 0) return [];
  const rows = await trx.selectFrom('comment').select(['id', 'version']).where('id', 'in', ids).execute();
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  return reports.map(({ id, comment_id }) => ({
    id,
    comment: { id: comment_id, version: versions.get(comment_id) ?? 0 },
  }));
}
