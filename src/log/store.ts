import type { Selectable } from 'kysely';
import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import { piecesOf } from '../db/pieces.ts';
import type { ModerationLogTable } from '../db/schema.ts';
import type { Act, LogLine, NewLogLine } from './act.ts';

export async function insertLogLine(trx: Trx | Db, act: Act, line: NewLogLine): Promise<void> {
  await insertLogLines(trx, act, [line]);
}

/** A line has eleven values. */
const LINES_AT_ONCE = 50;

export async function insertLogLines(trx: Trx | Db, act: Act, lines: readonly NewLogLine[]): Promise<void> {
  for (const piece of piecesOf(lines, LINES_AT_ONCE))
    await trx
      .insertInto('moderation_log')
      .values(piece.map((line) => toRow(act, line)))
      .execute();
}

function toRow(act: Act, { number = 0, comment, ...line }: NewLogLine) {
  return {
    id: `${act.id}.${number}`,
    at: act.at,
    actor: act.actor,
    comment_id: comment?.id ?? null,
    action: line.action,
    from_status: line.from ?? null,
    to_status: line.to ?? null,
    reason: line.reason ?? null,
    via: act.via,
    act: act.id,
    comment_version: comment?.version ?? null,
  };
}

export interface LogFilter {
  readonly actor: string;
  readonly action: string;
  readonly from: number | undefined;
  readonly until: number | undefined;
}

interface LogPage {
  readonly lines: readonly LogLine[];
  readonly count: number;
  readonly page: number;
}

export async function listLog(db: Db, filter: LogFilter, asked: number, perPage: number): Promise<LogPage> {
  const chosen = filtered(db, filter);
  const { count } = await chosen
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const page = Math.min(asked, Math.max(Math.ceil(count / perPage), 1));
  const rows = await chosen
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('comment_version', (version) => version.desc().nullsLast())
    .orderBy('id', 'desc')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return { lines: rows.map(rowToLine), count, page };
}

function filtered(db: Db, { actor, action, from, until }: LogFilter) {
  let query = db.selectFrom('moderation_log');
  if (actor !== '') query = query.where('actor', '=', actor);
  if (action !== '') query = query.where('action', '=', action);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (until !== undefined) query = query.where('at', '<', until);
  return query;
}

export async function listActors(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('moderation_log').select('actor').distinct().orderBy('actor').execute();
  return rows.map(({ actor }) => actor);
}

export const LOG_LINES = 20;

export async function listLogOf(db: Db, commentIds: readonly string[]): Promise<readonly LogLine[]> {
  const lines: LogLine[] = [];
  for (const id of commentIds) {
    const { rows } = await listLatest(db, { id, limit: LOG_LINES });
    lines.push(...rows.map(rowToLine).reverse());
  }
  return lines;
}

const listLatest = compiled(({ id, limit }: { readonly id: string; readonly limit: number }) =>
  spelling
    .selectFrom('moderation_log')
    .selectAll()
    .where('comment_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('comment_version', (version) => version.desc().nullsLast())
    .orderBy('id', 'desc')
    .limit(limit),
);

export async function listWholeLogOf(db: Db, commentIds: readonly string[]): Promise<readonly LogLine[]> {
  const lines: LogLine[] = [];
  for (const ids of piecesOf(commentIds)) {
    const rows = await db.selectFrom('moderation_log').selectAll().where('comment_id', 'in', ids).execute();
    lines.push(...rows.map(rowToLine));
  }
  return lines.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** As its lines are numbered: 9 comes before 10. */
export async function listAct(db: Db, act: string, limit: number): Promise<readonly LogLine[]> {
  const rows = await db
    .selectFrom('moderation_log')
    .selectAll()
    .where('act', '=', act)
    .orderBy(({ fn }) => fn('length', ['id']))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(rowToLine);
}

export async function countAct(
  db: Db,
  act: string,
): Promise<readonly { readonly action: string; readonly count: number }[]> {
  return db
    .selectFrom('moderation_log')
    .select(({ fn }) => ['action', fn.countAll<number>().as('count')])
    .where('act', '=', act)
    .groupBy('action')
    .orderBy(({ fn }) => fn.min('id'))
    .execute();
}

function rowToLine(row: Selectable<ModerationLogTable>): LogLine {
  const { id, at, actor, action, reason, via } = row;
  return {
    id,
    at,
    actor,
    action,
    reason,
    via,
    commentId: row.comment_id,
    from: row.from_status,
    to: row.to_status,
    version: row.comment_version,
  };
}
