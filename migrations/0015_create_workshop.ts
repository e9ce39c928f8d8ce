import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('workshop')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('brand', 'text', (column) => column.notNull())
    .addColumn('context', 'text', (column) => column.notNull())
    // Of the form that opened it: sending that form twice opens one workshop.
    .addColumn('digest', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint', (column) => column.notNull())
    .addColumn('revealed_at', 'bigint')
    .execute();
  await db.schema.createIndex('workshop_used_at').on('workshop').column('used_at').execute();
  await db.schema
    .createTable('workshop_link')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    // As with strategies: the hash and the ending outlive the workshop.
    .addColumn('workshop_id', 'text', (column) => column.references('workshop.id').onDelete('set null'))
    .addColumn('kind', 'text', (column) =>
      column.notNull().check(sql`kind in ('facilitator', 'participant')`),
    )
    .addColumn('key_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('ended_as', 'text', (column) => column.check(sql`ended_as in ('deleted', 'expired')`))
    .addCheckConstraint('workshop_link_ending', sql`(ended_at is null) = (ended_as is null)`)
    .execute();
  await db.schema
    .createIndex('workshop_link_workshop')
    .on('workshop_link')
    .columns(['workshop_id', 'kind'])
    .execute();
  await db.schema
    .createTable('workshop_answer')
    .addColumn('workshop_id', 'text', (column) =>
      column.notNull().references('workshop.id').onDelete('cascade'),
    )
    .addColumn('visitor', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('choices', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull().check(sql`version >= 1`))
    .addColumn('sent', 'integer', (column) => column.notNull().check(sql`sent in (0, 1)`))
    .addPrimaryKeyConstraint('workshop_answer_pk', ['workshop_id', 'visitor'])
    .execute();
}
