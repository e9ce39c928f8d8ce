import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // 1 where the owner lets a read link offer its picture to the services that it is pasted into.
  await db.schema
    .alterTable('strategy')
    .addColumn('link_preview', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
