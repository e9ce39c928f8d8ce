import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Full addresses are kept apart, for as long as the owner decided, and for nothing else.
  await db.schema
    .createTable('comment_address')
    .addColumn('comment_id', 'text', (column) =>
      column.primaryKey().notNull().references('comment.id').onDelete('cascade'),
    )
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('comment_address_created_at')
    .on('comment_address')
    .column('created_at')
    .execute();
  // Accepted comments by client: a keyed hash with a daily key, forgotten after a day.
  await db.schema
    .createTable('comment_quota')
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('comment_quota_client').on('comment_quota').columns(['client', 'at']).execute();
  await db.schema
    .createTable('captcha_used')
    .addColumn('nonce', 'text', (column) => column.notNull())
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('digest', 'text')
    .addColumn('comment_id', 'text', (column) => column.references('comment.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('captcha_used_pk', ['nonce', 'client'])
    .execute();
  await db.schema.createIndex('captcha_used_expires_at').on('captcha_used').column('expires_at').execute();
  // How humans fare with the question: a count a day, of nobody in particular.
  await db.schema
    .createTable('captcha_count')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('captcha_count_pk', ['day', 'outcome'])
    .execute();
}
