import type { Db } from '../db/database.ts';
import { decisionMoments } from '../indicators/decision-store.ts';
import { readingMoments } from '../indicators/reading-store.ts';
import { revisionMoments } from '../strategies/moment-store.ts';

/** A moment at which something was saved, recorded or decided; `number` is that of a revision, and 0 otherwise. */
export interface Moment {
  readonly what: string;
  readonly at: number;
  readonly number: number;
}

/** Newest first: a revision stands above the decisions that led to it. */
export async function listMoments(
  db: Db,
  strategyId: string,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<readonly Moment[]> {
  return momentsOf(db, strategyId)
    .orderBy('at', 'desc')
    .orderBy('number', 'desc')
    .orderBy('what', 'desc')
    .limit(limit)
    .offset(skip)
    .execute();
}

export async function countMoments(db: Db, strategyId: string): Promise<number> {
  const { count } = await db
    .selectFrom(momentsOf(db, strategyId).as('moment'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function momentsOf(db: Db, strategyId: string) {
  return revisionMoments(db, strategyId)
    .unionAll(readingMoments(db, strategyId))
    .unionAll(decisionMoments(db, strategyId));
}
