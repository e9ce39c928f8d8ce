import { sql } from 'kysely';
import type { SelectQueryBuilder } from 'kysely';
import type { Trx } from '../db/database.ts';
import { selectLinesAfter, selectLinesOf } from '../log/trace-store.ts';
import { selectChosen } from './queue-store.ts';
import type { QueueQuery } from './queue-store.ts';
import type { Comment } from './store.ts';
import type { Status } from '../terms.ts';
import type { Schema } from '../db/schema.ts';

interface Standing {
  readonly to: Status;
  readonly at: number;
}

/** Gives a comment another status; false, and nothing changed, when another version stands there. */
export async function setStatus(
  trx: Trx,
  { id, status, published_at }: Comment,
  version: number,
  { to, at }: Standing,
): Promise<boolean> {
  const published = to === 'published' && published_at === null ? { published_at: at } : {};
  const result = await trx
    .updateTable('comment')
    .set({ status: to, version: version + 1, decided_at: decidedAt(to, at), ...published })
    .where('id', '=', id)
    .where('status', '=', status)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export type Changed = Pick<Comment, 'id' | 'version'>;

interface Found {
  readonly query: QueueQuery;
  readonly until: number;
  readonly limit: number;
}

/** Gives all that a query finds another status: what came or changed later is left as it is. */
export async function setStatusOfFound(
  trx: Trx,
  { query, until, limit }: Found,
  standing: Standing,
): Promise<readonly Changed[]> {
  const unchanged = selectChosen(trx, query)
    .select('id')
    .where('created_at', '<=', until)
    .where((eb) => eb.not(eb.exists(selectLinesAfter(trx, eb.ref('comment.id'), until))))
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit);
  return setStatusOf(trx, unchanged, query.status, standing);
}

interface Acted {
  readonly act: string;
  readonly from: Status;
  readonly limit: number;
}

/** Gives what an act changed another status, where nothing else happened to it since. */
export async function setStatusOfAct(
  trx: Trx,
  { act, from, limit }: Acted,
  standing: Standing,
): Promise<readonly Changed[]> {
  const unchanged = trx
    .selectFrom('comment as standing')
    .innerJoin(selectLinesOf(trx, act).as('line'), (join) =>
      join
        .onRef('standing.id', '=', 'line.comment_id')
        .onRef('standing.version', '=', 'line.comment_version')
        .onRef('standing.status', '=', sql.ref('line.to_status')),
    )
    .select('standing.id')
    .limit(limit);
  return setStatusOf(trx, unchanged, from, standing);
}

async function setStatusOf(
  trx: Trx,
  chosen: Chosen,
  from: Status,
  { to, at }: Standing,
): Promise<readonly Changed[]> {
  return trx
    .updateTable('comment')
    .set((eb) => ({
      status: to,
      version: eb('version', '+', 1),
      decided_at: decidedAt(to, at),
      ...(to === 'published' && { published_at: eb.fn.coalesce('published_at', eb.val(at)) }),
    }))
    .where('status', '=', from)
    .where('id', 'in', chosen)
    .returning(['id', 'version'])
    .execute();
}

type Chosen = SelectQueryBuilder<Schema, never, { id: string }>;

function decidedAt(to: Status, at: number): number | null {
  return to === 'pending' ? null : at;
}
