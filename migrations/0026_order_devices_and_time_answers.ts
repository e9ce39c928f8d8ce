import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // When this browser last saved the strategy: one page of its list is read without looking at the others.
  await db.schema
    .alterTable('device')
    .addColumn('saved_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update device set saved_at = coalesce(
    (select max(saved_at) from revision where revision.strategy_id = device.strategy_id), 0)`.execute(db);
  await db.schema
    .createIndex('device_visitor')
    .on('device')
    .columns(['visitor', 'saved_at', 'strategy_id'])
    .execute();
  // When an answer was last kept, when it was first sent, and whether the facilitator has taken it out.
  await db.schema
    .alterTable('workshop_answer')
    .addColumn('kept_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('workshop_answer').addColumn('sent_at', 'bigint').execute();
  await db.schema.alterTable('workshop_answer').addColumn('removed_at', 'bigint').execute();
  await sql`update workshop_answer set kept_at = coalesce(
    (select used_at from workshop where workshop.id = workshop_answer.workshop_id), 0)`.execute(db);
  await sql`update workshop_answer set sent_at = kept_at where sent = 1`.execute(db);
  await db.schema
    .createIndex('workshop_answer_kept_at')
    .on('workshop_answer')
    .columns(['sent', 'kept_at'])
    .execute();
}
