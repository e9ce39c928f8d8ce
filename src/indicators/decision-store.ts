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

/** When each was taken, for the list of all that happened. */
export function decisionMoments(db: Db, strategyId: string) {
  return db
    .selectFrom('decision')
    .select([sql<'decision'>`'decision'`.as('what'), 'id', 'decided_at as at'])
    .where('strategy_id', '=', strategyId);
}

function decisionToRow(strategyId: string, { decidedAt, ...decision }: Decision): DecisionTable {
  return { ...decision, strategy_id: strategyId, decided_at: decidedAt };
}

function rowToDecision(row: Selectable<DecisionTable>): Decision {
  const { id, approach, revision, kind, reason, lang } = row;
  return { id, approach, revision, kind, reason, lang, decidedAt: row.decided_at };
}
