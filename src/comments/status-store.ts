import type { Trx } from '../db/database.ts';
import { inOrderOf, piecesOf } from '../db/pieces.ts';
import { listLinesOf, listTouched } from '../log/trace-store.ts';
import { selectChosen } from './queue-store.ts';
import type { QueueQuery } from './queue-store.ts';
import type { Comment } from './store.ts';
import type { Status } from '../terms.ts';

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
  found: Found,
  standing: Standing,
): Promise<readonly Changed[]> {
  return setStatusOf(trx, await listUntouched(trx, found), standing);
}

/**
 * Found first, and looked up by their ids: PostgreSQL knows its rows as they were up to a minute ago. Asked in one statement for
 * thousands that came or changed since, it compares each of them with each.
 */
async function listUntouched(trx: Trx, { query, until, limit }: Found): Promise<readonly string[]> {
  const untouched: string[] = [];
  for (let from = 0; untouched.length < limit; from += limit) {
    const found = await selectChosen(trx, query)
      .select('id')
      .where('created_at', '<=', until)
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .offset(from)
      .execute();
    const ids = found.map(({ id }) => id);
    const touched = await listTouched(trx, ids, until);
    untouched.push(...ids.filter((id) => !touched.has(id)));
    if (found.length < limit) break;
  }
  return untouched.slice(0, limit);
}

interface Acted {
  readonly act: string;
  readonly from: Status;
  readonly limit: number;
}

/** Gives what an act changed another status, where nothing else happened to it since. */
export async function setStatusOfAct(
  trx: Trx,
  acted: Acted,
  standing: Standing,
): Promise<readonly Changed[]> {
  return setStatusOf(trx, await listStanding(trx, acted), standing);
}

async function listStanding(trx: Trx, { act, from, limit }: Acted): Promise<readonly string[]> {
  const lines = await listLinesOf(trx, act);
  const left = new Map(lines.map((line) => [line.comment_id, line.comment_version]));
  const ids = lines.flatMap(({ comment_id }) => comment_id ?? []);
  const standing: string[] = [];
  for (const some of piecesOf(ids)) {
    const comments = await trx
      .selectFrom('comment')
      .select(['id', 'version', 'status'])
      .where('id', 'in', some)
      .execute();
    const same = comments.filter(({ id, version, status }) => version === left.get(id) && status === from);
    standing.push(...inOrderOf(some, same).map(({ id }) => id));
    if (standing.length >= limit) break;
  }
  return standing.slice(0, limit);
}

async function setStatusOf(
  trx: Trx,
  ids: readonly string[],
  { to, at }: Standing,
): Promise<readonly Changed[]> {
  const changed = await trx
    .updateTable('comment')
    .set((eb) => ({
      status: to,
      version: eb('version', '+', 1),
      decided_at: decidedAt(to, at),
      ...(to === 'published' && { published_at: eb.fn.coalesce('published_at', eb.val(at)) }),
    }))
    .where('id', 'in', ids)
    .returning(['id', 'version'])
    .execute();
  return inOrderOf(ids, changed);
}

function decidedAt(to: Status, at: number): number | null {
  return to === 'pending' ? null : at;
}
