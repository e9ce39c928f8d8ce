import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('link')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    // The hash and the ending outlive the strategy, so that an old link keeps saying what happened.
    .addColumn('strategy_id', 'text', (column) => column.references('strategy.id').onDelete('set null'))
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('read', 'edit')`))
    .addColumn('name', 'text')
    .addColumn('generation', 'integer', (column) => column.notNull().check(sql`generation >= 1`))
    .addColumn('key_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('ended_as', 'text', (column) =>
      column.check(sql`ended_as in ('replaced', 'revoked', 'deleted', 'expired')`),
    )
    .addCheckConstraint('link_ending', sql`(ended_at is null) = (ended_as is null)`)
    .execute();
  await db.schema.createIndex('link_strategy').on('link').columns(['strategy_id', 'kind']).execute();
  await db.schema
    .createTable('device')
    .addColumn('visitor', 'text', (column) => column.notNull())
    .addColumn('strategy_id', 'text', (column) =>
      column.notNull().references('strategy.id').onDelete('cascade'),
    )
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('device_pk', ['visitor', 'strategy_id'])
    .execute();
  await db.schema.createIndex('device_strategy').on('device').column('strategy_id').execute();
}
