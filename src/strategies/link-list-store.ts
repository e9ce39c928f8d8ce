import type { Db } from '../db/database.ts';
import { rowToLink } from './link-store.ts';
import type { Link } from './link-store.ts';

interface NamedLink extends Link {
  readonly name: string;
  readonly createdAt: number;
}

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

export interface SavedLink {
  readonly link: Link;
  readonly savedAt: number;
}

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
    .orderBy('link.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ link: rowToLink(row), savedAt: row.saved_at ?? row.created_at }));
}

export async function countLinks(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('link')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
