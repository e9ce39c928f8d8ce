import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { ApproachKey } from '../method/method.ts';
import type { DecisionKind } from '../terms.ts';
import type { FollowUpFacts } from './facts.ts';
import { STANDS } from './reading-store.ts';

/** Of the strategies asked about, some hundreds at once; those without any fact are left out. */
export async function followUpFacts(
  db: Db,
  strategyIds: readonly string[],
): Promise<ReadonlyMap<string, FollowUpFacts>> {
  const followed = await listFollowed(db, strategyIds);
  const decided = await listDecided(db, strategyIds);
  const ids = new Set([...followed, ...decided.keys()]);
  return new Map(
    [...ids].map((id) => [id, { followed: followed.has(id), decided: decided.get(id) ?? new Map() }]),
  );
}

async function listFollowed(db: Db, strategyIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('indicator')
    .select('indicator.strategy_id')
    .distinct()
    .where('indicator.strategy_id', 'in', strategyIds)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('reading')
          .select('reading.id')
          .whereRef('reading.strategy_id', '=', 'indicator.strategy_id')
          .whereRef('reading.indicator_id', '=', 'indicator.id')
          .where('reading.value', 'is not', null)
          .where(STANDS),
      ),
    )
    .execute();
  return new Set(rows.map(({ strategy_id }) => strategy_id));
}

async function listDecided(db: Db, strategyIds: readonly string[]) {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('decision')
        .select(['strategy_id', 'approach', 'kind'])
        .select(({ fn }) =>
          fn
            .agg<number>('row_number')
            .over((over) =>
              over
                .partitionBy(['strategy_id', 'approach'])
                .orderBy('revision', 'desc')
                .orderBy('decided_at', 'desc')
                .orderBy('id', 'desc'),
            )
            .as('place'),
        )
        .where('strategy_id', 'in', strategyIds)
        .as('decided'),
    )
    .select(['strategy_id', 'approach', 'kind'])
    .where('place', '=', sql.lit(1))
    .execute();
  const decided = new Map<string, Map<ApproachKey, DecisionKind>>();
  for (const { strategy_id, approach, kind } of rows) {
    const kinds = decided.get(strategy_id) ?? new Map<ApproachKey, DecisionKind>();
    decided.set(strategy_id, kinds.set(approach, kind));
  }
  return decided;
}
