import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { IndicatorTable } from '../db/schema.ts';
import type { Indicator } from './indicator.ts';

/** Those stored, ended ones too, in the order in which they were made for each approach. */
export async function listIndicators(db: Db, strategyId: string): Promise<readonly Indicator[]> {
  const rows = await db
    .selectFrom('indicator')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(rowToIndicator);
}

/** The same without those that were ended. */
export async function listCurrentIndicators(db: Db, strategyId: string): Promise<readonly Indicator[]> {
  const all = await listIndicators(db, strategyId);
  return all.filter(({ endedAt }) => endedAt === null);
}

/** Stores an indicator for the first time, or anew. */
export async function keepIndicator(trx: Trx, strategyId: string, indicator: Indicator): Promise<void> {
  const { id, ...columns } = indicatorToRow(indicator);
  await trx
    .insertInto('indicator')
    .values({ id, strategy_id: strategyId, ...columns })
    .onConflict((conflict) => conflict.columns(['strategy_id', 'id']).doUpdateSet(columns))
    .execute();
}

function indicatorToRow({ id, approach, named, label, lang, unit, direction, ...rest }: Indicator) {
  const { baseline, target, due, owner, position, endedAt } = rest;
  const told = { id, approach, named, label, lang, unit, direction };
  return { ...told, baseline, target, due, owner, position, ended_at: endedAt };
}

function rowToIndicator(row: Selectable<IndicatorTable>): Indicator {
  const { id, approach, named, label, lang, unit, direction } = row;
  const { baseline, target, due, owner, position } = row;
  const told = { id, approach, named, label, lang, unit, direction };
  return { ...told, baseline, target, due, owner, position, endedAt: row.ended_at };
}
