import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // A draft that came out of a workshop: which one, and who chose what there.
  await db.schema
    .alterTable('draft')
    .addColumn('workshop_id', 'text', (column) => column.references('workshop.id').onDelete('set null'))
    .execute();
  await db.schema.alterTable('draft').addColumn('workshop', 'text').execute();
  await db.schema.createIndex('draft_workshop').on('draft').column('workshop_id').execute();
}
