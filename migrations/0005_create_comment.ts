import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('comment')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull().check(sql`lang in ('fr', 'en')`))
    // One level of replies; those of an erased comment stay, under a stub.
    .addColumn('parent_id', 'text', (column) => column.references('comment.id').onDelete('set null'))
    .addColumn('status', 'text', (column) =>
      column.notNull().check(sql`status in ('pending', 'published', 'spam', 'trash')`),
    )
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    // The e-mail in one spelling, to count by and to find a person's comments.
    .addColumn('email_key', 'text')
    .addColumn('website', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    // What the writer sent, once a moderator or the writer has changed it.
    .addColumn('original_text', 'text')
    .addColumn('reasons', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('by_moderator', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('published_at', 'bigint')
    .addColumn('decided_at', 'bigint')
    .addColumn('edited_at', 'bigint')
    .addColumn('anonymised_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('comment_discussion')
    .on('comment')
    .columns(['article', 'lang', 'status', 'created_at'])
    .execute();
  await sql`create index comment_queue on comment (created_at) where status = 'pending'`.execute(db);
  await db.schema.createIndex('comment_status').on('comment').columns(['status', 'decided_at']).execute();
  await db.schema
    .createIndex('comment_email_key')
    .on('comment')
    .columns(['email_key', 'created_at'])
    .execute();
  await db.schema.createIndex('comment_digest').on('comment').columns(['digest', 'created_at']).execute();
  await db.schema.createIndex('comment_parent').on('comment').column('parent_id').execute();
}
