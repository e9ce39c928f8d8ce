import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Beside each counter stands what was last published of it. `fresh` says which counted wheels are still to be published
 * and stand for the ten that a snapshot needs: all those there are, at first. A wheel passed over was saved with the wish to
 * be counted when its network had no place left that day; whose network that was is not kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['wheel_count', 'priorities_count', 'tally'])
    await db.schema
      .alterTable(table)
      .addColumn('published', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  await db.schema
    .alterTable('counted')
    .addColumn('fresh', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  // The number of the wheel that the last snapshot knows of this strategy, if any.
  await db.schema.alterTable('counted').addColumn('published', 'integer').execute();
  await sql`create index counted_fresh on counted (strategy_id) where fresh = 1`.execute(db);
  await sql`create index wheel_count_published on wheel_count (wheel) where published >= 5`.execute(db);
  await db.schema
    .createTable('passed_over')
    .addColumn('strategy_id', 'text', (column) =>
      column.primaryKey().notNull().references('strategy.id').onDelete('cascade'),
    )
    .execute();
  // One row. Before the first snapshot: number 0, at no time.
  await db.schema
    .createTable('snapshot')
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('taken_at', 'integer')
    .execute();
  await sql`insert into snapshot (number, taken_at) values (0, null)`.execute(db);
  await db.schema.dropIndex('wheel_count_version').execute();
  await db.schema.alterTable('wheel_count').dropColumn('version').execute();
  await db.schema.dropTable('counting').execute();
}
