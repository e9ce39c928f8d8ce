import type { Db } from '../db/database.ts';
import { rowToLink } from './link-store.ts';
import type { Link } from './link-store.ts';

/** A link to read that was made for somebody, and can be withdrawn alone. */
interface NamedLink extends Link {
  readonly name: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
}

/** The named links in force, oldest first. */
export async function listNamedLinks(db: Db, strategyId: string): Promise<readonly NamedLink[]> {
  const rows = await db
    .selectFrom('link')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('kind', '=', 'read')
    .where('name', 'is not', null)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...rowToLink(row), name: row.name ?? '', createdAt: row.created_at }));
}

/** An edit link that is in force, and when its strategy was last saved. */
export interface SavedLink {
  readonly link: Link;
  /** UTC milliseconds. */
  readonly savedAt: number;
}

/** The edit links in force of these strategies, those last saved first, `limit` at most. */
export async function listSavedLinks(
  db: Db,
  strategyIds: readonly string[],
  limit: number,
): Promise<readonly SavedLink[]> {
  if (strategyIds.length === 0) return [];
  const rows = await db
    .selectFrom('link')
    .selectAll('link')
    .select((eb) =>
      eb
        .selectFrom('revision')
        .select(({ fn }) => fn.max('revision.saved_at').as('at'))
        .whereRef('revision.strategy_id', '=', 'link.strategy_id')
        .as('saved_at'),
    )
    .where('link.strategy_id', 'in', strategyIds)
    .where('link.kind', '=', 'edit')
    .where('link.ended_at', 'is', null)
    .orderBy('saved_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ link: rowToLink(row), savedAt: row.saved_at ?? row.created_at }));
}

/** How many links are in force: their keys can only be made again with the secret that made them. */
export async function countLinks(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('link')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
