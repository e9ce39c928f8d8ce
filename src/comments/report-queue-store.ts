import { listComments } from './store.ts';
import type { Comment } from './store.ts';
import type { Db } from '../db/database.ts';
import type { ReportTable } from '../db/schema.ts';
import { holdsAny } from './search-store.ts';
import { patternsOf } from './search.ts';
import type { ReportState } from '../terms.ts';

export interface ReportQuery {
  readonly state: ReportState;
  readonly search: string;
  readonly page: number;
}

export interface ReportedComment {
  readonly report: ReportTable;
  readonly comment: Comment;
}

interface ReportPage {
  readonly reported: readonly ReportedComment[];
  readonly count: number;
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
          .orderBy('report.closed_at', (at) => at.desc().nullsLast())
          .orderBy('report.created_at', 'desc')
          .orderBy('report.id', 'desc');
  const reports = await ordered
    .selectAll('report')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return { reported: await withComments(db, reports), count, page };
}

export async function listOpenReport(db: Db, id: string): Promise<readonly ReportedComment[]> {
  const found = db.selectFrom('report').selectAll().where('id', '=', id).where('closed_at', 'is', null);
  return withComments(db, await found.execute());
}

async function withComments(db: Db, reports: readonly ReportTable[]): Promise<readonly ReportedComment[]> {
  const ids = new Set(reports.map(({ comment_id }) => comment_id));
  const comments = new Map((await listComments(db, [...ids])).map((comment) => [comment.id, comment]));
  return reports.flatMap((report) => {
    const comment = comments.get(report.comment_id);
    return comment === undefined ? [] : { report, comment };
  });
}

export function selectReports(db: Db, { state, search }: Pick<ReportQuery, 'state' | 'search'>) {
  let query = db
    .selectFrom('report')
    .innerJoin('comment', 'comment.id', 'report.comment_id')
    .where('report.closed_at', state === 'open' ? 'is' : 'is not', null);
  for (const spellings of patternsOf(search))
    query = query.where((eb) => {
      const told = [eb.ref('report.reason'), eb.ref('report.email')];
      return holdsAny(
        [...told, eb.ref('comment.name'), eb.ref('comment.email'), eb.ref('comment.text')],
        spellings,
      );
    });
  return query;
}

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
