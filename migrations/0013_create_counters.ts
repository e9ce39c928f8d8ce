import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // What is counted of each strategy whose author agreed: taken out before the strategy is erased, hence no cascade.
  await db.schema
    .createTable('counted')
    .addColumn('strategy_id', 'text', (column) => column.primaryKey().notNull().references('strategy.id'))
    .addColumn('wheel', 'integer', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .execute();
  // A row that fell to 0 stays: its version tells other processes that it did.
  await db.schema
    .createTable('wheel_count')
    .addColumn('wheel', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('wheel_count_version')
    .on('wheel_count')
    .columns(['version', 'wheel'])
    .execute();
  await db.schema
    .createTable('priorities_count')
    .addColumn('priorities', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('tally')
    .addColumn('cut', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('tally_pk', ['cut', 'key'])
    .execute();
  // One row: how often the counters changed, and when they were last made anew.
  await db.schema
    .createTable('counting')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('made_anew', 'integer', (column) => column.notNull())
    .execute();
}
