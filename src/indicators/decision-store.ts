import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { DecisionTable } from '../db/schema.ts';
import type { Decision } from './decision.ts';

/** Adds decisions; an earlier one for the same approach and revision stays, and counts no longer. */
export async function addDecisions(
  trx: Trx,
  strategyId: string,
  decisions: readonly Decision[],
): Promise<void> {
  if (decisions.length === 0) return;
  await trx
    .insertInto('decision')
    .values(decisions.map((each) => decisionToRow(strategyId, each)))
    .execute();
}

/** All decisions, or those about one revision, oldest first. */
export async function listDecisions(
  db: Db,
  strategyId: string,
  revision?: number,
): Promise<readonly Decision[]> {
  let query = db.selectFrom('decision').selectAll().where('strategy_id', '=', strategyId);
  if (revision !== undefined) query = query.where('revision', '=', revision);
  const rows = await query.orderBy('decided_at').orderBy('id').execute();
  return rows.map(rowToDecision);
}

/** Those about one revision that count: for each approach the last one. They come oldest first. */
export async function listStandingDecisions(
  db: Db,
  strategyId: string,
  revision: number,
): Promise<readonly Decision[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('decision')
        .selectAll()
        .select(({ fn }) =>
          fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy('approach').orderBy('decided_at', 'desc').orderBy('id', 'desc'))
            .as('place'),
        )
        .where('strategy_id', '=', strategyId)
        .where('revision', '=', revision)
        .as('standing'),
    )
    .selectAll()
    .where('place', '=', 1)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  return rows.map(rowToDecision);
}

/** When a decision about one revision was last taken; undefined before the first. */
export async function lastDecisionAt(
  db: Db,
  strategyId: string,
  revision: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('decision')
    .select(({ fn }) => fn.max<number | null>('decided_at').as('at'))
    .where('strategy_id', '=', strategyId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/** When they were taken, for the list of all that happened: those of one meeting are one moment. */
export function decisionMoments(db: Db, strategyId: string) {
  return db
    .selectFrom('decision')
    .select([sql<string>`'decisions'`.as('what'), 'decided_at as at', sql<number>`0`.as('number')])
    .where('strategy_id', '=', strategyId)
    .groupBy('decided_at');
}

/** Those taken at some moments, and whether each was replaced since by a later one for its approach and revision. */
export async function listTaken(
  db: Db,
  strategyId: string,
  moments: readonly number[],
): Promise<readonly (Decision & { readonly isReplaced: boolean })[]> {
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('decision as later')
            .select('later.id')
            .whereRef('later.strategy_id', '=', 'decision.strategy_id')
            .whereRef('later.revision', '=', 'decision.revision')
            .whereRef('later.approach', '=', 'decision.approach')
            .whereRef('later.decided_at', '>', 'decision.decided_at'),
        )
        .as('is_replaced'),
    )
    .where('strategy_id', '=', strategyId)
    .where('decided_at', 'in', moments)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  return rows.map(({ is_replaced, ...row }) => ({ ...rowToDecision(row), isReplaced: Boolean(is_replaced) }));
}

function decisionToRow(strategyId: string, { decidedAt, ...decision }: Decision): DecisionTable {
  return { ...decision, strategy_id: strategyId, decided_at: decidedAt };
}

function rowToDecision(row: Selectable<DecisionTable>): Decision {
  const { id, approach, revision, kind, reason, lang } = row;
  return { id, approach, revision, kind, reason, lang, decidedAt: row.decided_at };
}
