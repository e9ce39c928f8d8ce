import { sql } from 'kysely';
import type { Kysely } from 'kysely';

// The owner's page counts those of a week, however many there are.
const CREATED_AT = 'strategy_created_at';

/**
 * What the ids of feeds, their entries and calendar events begin with, whatever the address of the site becomes. A site that ran
 * before keeps those that its readers know, which are its addresses: '' is filled by its next start.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('feed_id')
    .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
    .addColumn('prefix', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex(CREATED_AT).on('strategy').column('created_at').execute();
  await sql`insert into feed_id (id, prefix) select 1, '' where
    exists (select 1 from heartbeat) or exists (select 1 from strategy)
    or exists (select 1 from comment) or exists (select 1 from moderator)`.execute(db);
}
