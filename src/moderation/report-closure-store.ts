import { expressionBuilder } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { ReportTable, Schema } from '../db/schema.ts';
import { insertLogLines } from '../log/store.ts';
import type { Act } from '../log/store.ts';
import { AT_ONCE, inPieces } from './pieces.ts';
import { selectReports } from './report-store.ts';

/** One report as it was read, and what was decided about it. */
export interface Closure {
  readonly id: string;
  /** `added_at` of the report as it was shown, UTC milliseconds; 0 where nothing was added. */
  readonly read: number;
  readonly reason: string;
}

/** `added` where the report says more than was read: it stays open. `gone` where it was closed before. */
export type Closed = 'closed' | 'added' | 'gone';

/** Closes a report and writes down why. */
export async function closeReport(db: Db, act: Act, { id, read, reason }: Closure): Promise<Closed> {
  return db.transaction().execute(async (trx) => {
    const report = await trx
      .selectFrom('report')
      .select(['id', 'comment_id', 'added_at'])
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (report === undefined) return 'gone';
    if ((report.added_at ?? 0) > read) return 'added';
    return (await close(trx, act, [report], { reason, until: read, done: 0 })) === 1 ? 'closed' : 'gone';
  });
}

/** All that a search finds, as it stood when it was shown (UTC milliseconds): what came or grew later stays open. */
export interface MatchingReports {
  readonly search: string;
  readonly until: number;
}

/** Closes all open reports that a search finds, as many as one press may; how many it closed. */
export async function closeMatching(
  db: Db,
  act: Act,
  { search, until }: MatchingReports,
  reason: string,
): Promise<number> {
  return inPieces(db, async (trx, done) => {
    const reports = await selectReports(trx, { state: 'open', search })
      .select(['report.id', 'report.comment_id'])
      .where('report.created_at', '<=', until)
      .where(isReadBy(until))
      .orderBy('report.created_at')
      .orderBy('report.id')
      .limit(AT_ONCE)
      .execute();
    return close(trx, act, reports, { reason, until, done });
  });
}

/** How many open reports that were in the list when it was shown have grown since. */
export async function countAdded(db: Db, { search, until }: MatchingReports): Promise<number> {
  const { count } = await selectReports(db, { state: 'open', search })
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('report.created_at', '<=', until)
    .where('report.added_at', '>', until)
    .executeTakeFirstOrThrow();
  return count;
}

/** Nothing was added after this moment (UTC milliseconds). */
function isReadBy(until: number) {
  const where = expressionBuilder<Schema, 'report'>();
  return where.or([where('report.added_at', 'is', null), where('report.added_at', '<=', until)]);
}

type Found = Pick<ReportTable, 'id' | 'comment_id'>;

/** Closes what is open among these, and writes each down. Who sent a closed report is known no longer. */
async function close(
  trx: Trx,
  act: Act,
  reports: readonly Found[],
  { reason, until, done }: { readonly reason: string; readonly until: number; readonly done: number },
): Promise<number> {
  if (reports.length === 0) return 0;
  const closed = await trx
    .updateTable('report')
    .set({ closed_at: act.at, closed_act: act.id, client: null })
    .where('closed_at', 'is', null)
    .where(isReadBy(until))
    .where(
      'id',
      'in',
      reports.map(({ id }) => id),
    )
    .returning(['id', 'comment_id'])
    .execute();
  await insertLines(trx, act, { action: 'report', reason, closed, done });
  return closed.length;
}

/** Opens again what one press closed, as many as one press may; how many it opened. */
export async function reopenReports(db: Db, act: Act, undone: string): Promise<number> {
  return inPieces(db, async (trx, done) => {
    const closed = await trx
      .updateTable('report')
      .set({ closed_at: null, closed_act: null })
      .where(
        'id',
        'in',
        trx.selectFrom('report').select('id').where('closed_act', '=', undone).limit(AT_ONCE),
      )
      .returning(['id', 'comment_id'])
      .execute();
    await insertLines(trx, act, { action: 'reopen', reason: null, closed, done });
    return closed.length;
  });
}

interface Lines {
  readonly action: 'report' | 'reopen';
  readonly reason: string | null;
  readonly closed: readonly Found[];
  /** How many lines the act has before these. */
  readonly done: number;
}

async function insertLines(trx: Trx, act: Act, { action, reason, closed, done }: Lines): Promise<void> {
  const versions = await listVersions(trx, [...new Set(closed.map(({ comment_id }) => comment_id))]);
  const lines = closed.map(({ comment_id }, index) => ({
    number: done + index,
    action,
    reason,
    comment: { id: comment_id, version: versions.get(comment_id) ?? 0 },
  }));
  await insertLogLines(trx, act, lines);
}

async function listVersions(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await trx.selectFrom('comment').select(['id', 'version']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, version }) => [id, version]));
}
