import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // What its author says changed, and why; empty when they said nothing.
  await db.schema
    .alterTable('revision')
    .addColumn('note', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  // The older revision whose content this one brought back.
  await db.schema.alterTable('revision').addColumn('brought_back', 'integer').execute();
}
