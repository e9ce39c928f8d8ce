import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // The approaches that whoever opened it named beside those of its method, as JSON.
  await db.schema
    .alterTable('workshop')
    .addColumn('own', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
}
