import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** With fewer there is no first snapshot yet. */
const LEAST_CHANGES = 10;

/**
 * Beside each counter stands what was last published of it. `fresh` says which counted wheels are still to be published
 * and stand for the ten that a snapshot needs: all those there are, at first. Where there are enough, what the site showed
 * live until now is its first snapshot: here nobody waits for it. A wheel passed over was saved with the wish to
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
    .addColumn('taken_at', 'bigint')
    .execute();
  await sql`insert into snapshot (number, taken_at) values (0, null)`.execute(db);
  await publishAll(db);
  await db.schema.dropIndex('wheel_count_version').execute();
  await db.schema.alterTable('wheel_count').dropColumn('version').execute();
  await db.schema.dropTable('counting').execute();
  // What the next snapshot has to write, and what pages read: both cost what there is of it, not all there is.
  await sql`create index counted_fresh on counted (strategy_id) where fresh = 1`.execute(db);
  await sql`create index counted_unpublished on counted (strategy_id)
    where published is distinct from wheel`.execute(db);
  await sql`create index wheel_count_unpublished on wheel_count (wheel) where published <> n or n = 0`.execute(
    db,
  );
  await sql`create index wheel_count_published on wheel_count (wheel) where published >= 5`.execute(db);
}

async function publishAll(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ counted: number }>`select count(*) as counted from counted`.execute(db);
  if (Number(rows[0]?.counted) < LEAST_CHANGES) return;
  await sql`update counted set fresh = 0, published = wheel`.execute(db);
  for (const table of ['wheel_count', 'priorities_count', 'tally'])
    await sql`update ${sql.table(table)} set published = n`.execute(db);
  await sql`update snapshot set number = 1, taken_at = ${Date.now()}`.execute(db);
}
