import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Two years and a day: a strategy that is already there loses nothing to a leap year. */
const LIFE_MS = 731 * 24 * 60 * 60 * 1000;

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('strategy')
    .addColumn('expires_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('strategy').addColumn('ended_at', 'bigint').execute();
  const lastSave = sql`(select max(saved_at) from revision where revision.strategy_id = strategy.id)`;
  await sql`update strategy set expires_at = coalesce(${lastSave}, created_at) + ${sql.lit(LIFE_MS)}`.execute(
    db,
  );
  await db.schema.createIndex('strategy_expires_at').on('strategy').column('expires_at').execute();
}
