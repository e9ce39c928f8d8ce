import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('draft')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('visitor', 'text', (column) => column.notNull())
    .addColumn('painted', 'text')
    .addColumn('diagnosis', 'text')
    .addColumn('diagnosis_version', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('approaches', 'text')
    .addColumn('approaches_version', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('review', 'text')
    .addColumn('review_version', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('strategy_id', 'text', (column) => column.references('strategy.id').onDelete('set null'))
    .addColumn('generation', 'integer')
    .addColumn('base_revision', 'integer')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('draft_visitor').on('draft').columns(['visitor', 'updated_at']).execute();
  await db.schema.createIndex('draft_updated_at').on('draft').column('updated_at').execute();
  await db.schema.createIndex('draft_strategy').on('draft').column('strategy_id').execute();
}
