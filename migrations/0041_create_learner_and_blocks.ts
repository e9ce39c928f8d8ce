import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createLearner(db);
  await createBlock(db);
}

/** What the moderators' decisions taught: the words of each comment that they judged, and how many comments hold each word. */
async function createLearner(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('learned_comment')
    .addColumn('comment_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('status', 'text', (column) => column.notNull().check(sql`status in ('published', 'spam')`))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('learned_comment_latest')
    .on('learned_comment')
    .columns(['status', 'at'])
    .execute();
  await db.schema
    .createTable('learned_word')
    .addColumn('word', 'text', (column) => column.primaryKey().notNull())
    .addColumn('published', 'integer', (column) => column.notNull())
    .addColumn('spam', 'integer', (column) => column.notNull())
    .execute();
}

/** Addresses and domains whose comments go to spam, by their keyed prints. One that was ended stays a while, to be undone. */
async function createBlock(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('block')
    .addColumn('print', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('address', 'domain')`))
    .addColumn('hint', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('ended_act', 'text')
    .execute();
  await db.schema.createIndex('block_created_at').on('block').column('created_at').execute();
}
