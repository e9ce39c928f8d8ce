import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // What a group decided after the reveal, and why; its version tells two tabs apart, 0 before there was one.
  await db.schema
    .alterTable('workshop')
    .addColumn('decided', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('workshop')
    .addColumn('decided_version', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
