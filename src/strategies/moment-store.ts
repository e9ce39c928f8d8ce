import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** When each revision was saved, for the list of all that happened. */
export function revisionMoments(db: Db, strategyId: string) {
  return db
    .selectFrom('revision')
    .select([sql<string>`'revision'`.as('what'), 'saved_at as at', 'number'])
    .where('strategy_id', '=', strategyId);
}

export async function firstSave(db: Db, strategyId: string): Promise<number> {
  const { saved_at } = await db
    .selectFrom('revision')
    .select('saved_at')
    .where('strategy_id', '=', strategyId)
    .where('number', '=', 1)
    .executeTakeFirstOrThrow();
  return saved_at;
}
