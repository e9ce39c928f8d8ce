import { sql } from 'kysely';
import { findResemblance } from './learner-store.ts';
import { listComments } from './store.ts';
import type { Comment } from './store.ts';
import type { Db } from '../db/database.ts';
import { holdsAny } from './search-store.ts';
import { patternsOf } from './search.ts';
import { STATUSES } from '../terms.ts';
import type { Status } from '../terms.ts';
import { likeAnyCase } from '../db/like.ts';

/** Oldest first, or those that are most like spam, or most like what is published. */
export const ORDERS = ['', 'spam', 'published'] as const;
type Order = (typeof ORDERS)[number];

/** So many of what waits are put in such an order, the oldest of them: to judge more would take too long. */
export const ORDERED_MAX = 500;

/** Which comments a moderator looks at. Empty words mean all of them; pages count from 1. */
export interface QueueQuery {
  readonly status: Status;
  readonly search: string;
  readonly rule: string;
  readonly order: Order;
  readonly page: number;
}

export interface EmailRecord {
  readonly published: number;
  readonly refused: number;
}

interface QueuePage {
  readonly comments: readonly Comment[];
  readonly count: number;
  readonly page: number;
}

export async function listQueue(db: Db, query: QueueQuery, perPage: number): Promise<QueuePage> {
  const count = await countChosen(db, query);
  const page = Math.min(query.page, Math.max(Math.ceil(count / perPage), 1));
  const rows = await rowsOf(db, query, (page - 1) * perPage, perPage);
  // Only those of the page are read whole.
  const ids = rows.map(({ id }) => id);
  return { comments: await listComments(db, ids), count, page };
}

type Row = Pick<Comment, 'id'>;

async function rowsOf(db: Db, query: QueueQuery, from: number, limit: number): Promise<readonly Row[]> {
  const chosen = inOrder(selectChosen(db, query), query.status);
  if (query.order === '' || query.status !== 'pending' || from >= ORDERED_MAX)
    return chosen.select('id').limit(limit).offset(from).execute();
  const oldest = await chosen.select(['id', 'text', 'website']).limit(ORDERED_MAX).execute();
  const resemblance = await findResemblance(db, oldest);
  const sign = query.order === 'spam' ? -1 : 1;
  const scoreOf = ({ id }: Row) => sign * (resemblance.get(id)?.score ?? 0);
  return oldest.sort((a, b) => scoreOf(a) - scoreOf(b)).slice(from, from + limit);
}

/** What waits, oldest first; what was decided, last decided first. */
function inOrder(chosen: ReturnType<typeof selectChosen>, status: Status) {
  return status === 'pending'
    ? chosen.orderBy('created_at').orderBy('id')
    : chosen
        .orderBy('decided_at', (at) => at.desc().nullsLast())
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc');
}

async function countChosen(db: Db, query: QueueQuery): Promise<number> {
  if (query.rule === '' && query.search.trim() === '') return (await countByStatus(db))[query.status];
  const { count } = await selectChosen(db, query)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export function selectChosen(db: Db, { status, search, rule }: QueueQuery) {
  // Spelt out, as the index of what waits is one of that status alone.
  let query = alive(db).where('status', '=', sql.lit(status));
  if (rule !== '') query = query.where((eb) => likeAnyCase(eb.ref('reasons'), `%"rule":"${rule}"%`));
  for (const spellings of patternsOf(search))
    query = query.where((eb) => holdsAny([eb.ref('name'), eb.ref('email'), eb.ref('text')], spellings));
  return query;
}

export async function countByStatus(db: Db): Promise<Readonly<Record<Status, number>>> {
  const rows = await db
    .selectFrom('comment_count')
    .select(({ fn }) => ['what', fn.sum<number>('count').as('count')])
    .groupBy('what')
    .execute();
  const counts = STATUSES.map(
    (status) => [status, rows.find(({ what }) => what === status)?.count ?? 0] as const,
  );
  return Object.fromEntries(counts) as Record<Status, number>;
}

export async function listRecords(
  db: Db,
  emailKeys: readonly string[],
): Promise<ReadonlyMap<string, EmailRecord>> {
  if (emailKeys.length === 0) return new Map();
  const rows = await db
    .selectFrom('comment')
    .select(({ fn }) => ['email_key', 'status', fn.countAll<number>().as('count')])
    .where('email_key', 'in', emailKeys)
    .groupBy(['email_key', 'status'])
    .execute();
  const countOf = (key: string, ...statuses: readonly Status[]) =>
    rows
      .filter((row) => row.email_key === key && statuses.includes(row.status))
      .reduce((sum, { count }) => sum + count, 0);
  return new Map(
    emailKeys.map((key) => [
      key,
      { published: countOf(key, 'published'), refused: countOf(key, 'spam', 'trash') },
    ]),
  );
}

export async function listPublished(db: Db, limit: number): Promise<readonly Comment[]> {
  return alive(db)
    .selectAll()
    .where('status', '=', 'published')
    .where('by_moderator', '=', 0)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
}

/** Stubs aside: what stays of a deleted comment, for its replies, has no words left. */
function alive(db: Db) {
  return db.selectFrom('comment').where('text', '!=', '');
}
