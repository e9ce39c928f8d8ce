import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { keepThreadsAndCounts, shownThreads } from './0017-triggers.ts';

/**
 * Pages of a discussion and of the queue must cost the same at a thousand comments and at a million: so the threads
 * that show are a table in their order, and what is counted is kept counted. The database itself sees to both, since
 * a count that one writer forgot would be wrong for good.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('thread')
    .addColumn('id', 'text', (column) =>
      column.primaryKey().notNull().references('comment.id').onDelete('cascade'),
    )
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('thread_order')
    .on('thread')
    .columns(['article', 'lang', 'created_at', 'id'])
    .execute();
  await db.schema
    .createTable('comment_count')
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    // A status, for its comments that still have words, or "thread".
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('comment_count_pk', ['article', 'lang', 'what'])
    .execute();
  // Beginning with its own status, it is preferred to the index of all of them, which would have to be sorted.
  await sql`drop index comment_queue`.execute(db);
  await sql`create index comment_queue on comment (status, created_at, id) where status = 'pending'`.execute(
    db,
  );
  await keepThreadsAndCounts(db);
  await sql.raw(`insert into thread ${shownThreads('true')}`).execute(db);
  await sql
    .raw(
      `insert into comment_count select article, lang, status, count(*) from comment where text <> '' group by 1, 2, 3`,
    )
    .execute(db);
}
