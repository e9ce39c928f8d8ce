import { findComment } from '../article/store.ts';
import type { Comment } from '../article/store.ts';
import type { Db, Trx } from '../db/database.ts';
import type { ReportTable } from '../db/schema.ts';
import { insertLogLines } from './log-store.ts';
import type { Act } from './log-store.ts';
import { AT_ONCE, inPieces } from './press.ts';
import { patternsOf } from './search.ts';

export const REPORT_STATES = ['open', 'closed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Which reports a moderator looks at. Pages count from 1. */
export interface ReportQuery {
  readonly state: ReportState;
  /** Looked for in what was said, in the reporter's e-mail, and in the comment's name, e-mail and text. */
  readonly search: string;
  readonly page: number;
}

export interface ReportedComment {
  readonly report: ReportTable;
  readonly comment: Comment;
}

export interface ReportPage {
  readonly reported: readonly ReportedComment[];
  /** How many there are on all pages. */
  readonly count: number;
  /** The page that was asked for, or the last one there is. */
  readonly page: number;
}

/** One page of the reports: open ones oldest first, closed ones last closed first. */
export async function listReports(db: Db, query: ReportQuery, perPage: number): Promise<ReportPage> {
  const { count } = await selectReports(db, query)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const page = Math.min(query.page, Math.max(Math.ceil(count / perPage), 1));
  const chosen = selectReports(db, query);
  const ordered =
    query.state === 'open'
      ? chosen.orderBy('report.created_at').orderBy('report.id')
      : chosen
          .orderBy('report.closed_at', 'desc')
          .orderBy('report.created_at', 'desc')
          .orderBy('report.id', 'desc');
  const reports = await ordered
    .selectAll('report')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  const reported = await Promise.all(
    reports.map(async (report) => ({ report, comment: await findComment(db, report.comment_id) })),
  );
  return {
    reported: reported.flatMap(({ report, comment }) => (comment === undefined ? [] : { report, comment })),
    count,
    page,
  };
}

function selectReports(db: Db, { state, search }: Pick<ReportQuery, 'state' | 'search'>) {
  let query = db
    .selectFrom('report')
    .innerJoin('comment', 'comment.id', 'report.comment_id')
    .where('report.closed_at', state === 'open' ? 'is' : 'is not', null);
  for (const pattern of patternsOf(search))
    query = query.where((where) =>
      where.or([
        where('report.reason', 'like', pattern),
        where('report.email', 'like', pattern),
        where('comment.name', 'like', pattern),
        where('comment.email', 'like', pattern),
        where('comment.text', 'like', pattern),
      ]),
    );
  return query;
}

/** How many reports stand in each tab. */
export async function countReports(db: Db): Promise<Readonly<Record<ReportState, number>>> {
  const { all } = await db
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow();
  const open = await countOpenReports(db);
  return { open, closed: all - open };
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
    const report = await trx
      .selectFrom('report')
      .select(['id', 'comment_id'])
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    return report !== undefined && (await close(trx, act, [report], reason, 0)) === 1;
  });
}

/** All that a search finds, as it stood when it was shown (UTC milliseconds). */
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
      .orderBy('report.created_at')
      .orderBy('report.id')
      .limit(AT_ONCE)
      .execute();
    return close(trx, act, reports, reason, done);
  });
}

type Found = Pick<ReportTable, 'id' | 'comment_id'>;

/** Closes what is open among these, and writes each down. Who sent a closed report is known no longer. */
async function close(
  trx: Trx,
  act: Act,
  reports: readonly Found[],
  reason: string,
  done: number,
): Promise<number> {
  if (reports.length === 0) return 0;
  const closed = await trx
    .updateTable('report')
    .set({ closed_at: act.at, closed_act: act.id, client: null })
    .where('closed_at', 'is', null)
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
