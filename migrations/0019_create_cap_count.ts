import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('cap_count')
    .addColumn('maker', 'text', (column) => column.primaryKey().notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('cap_count_day').on('cap_count').column('day').execute();
}
