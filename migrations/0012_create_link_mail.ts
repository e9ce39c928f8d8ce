import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Whom a strategy's links may be sent to again: a keyed fingerprint, never the address itself.
  await db.schema
    .createTable('strategy_address')
    .addColumn('strategy_id', 'text', (column) =>
      column.notNull().references('strategy.id').onDelete('cascade'),
    )
    .addColumn('address_key', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('strategy_address_pk', ['strategy_id', 'address_key'])
    .execute();
  await db.schema.createIndex('strategy_address_key').on('strategy_address').column('address_key').execute();
  // Who asked for their links and was not answered yet. The row goes with the answer, a few seconds later.
  await db.schema
    .createTable('link_request')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull().check(sql`lang in ('fr', 'en')`))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('link_mail_quota')
    .addColumn('address_key', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('link_mail_quota_address')
    .on('link_mail_quota')
    .columns(['address_key', 'at'])
    .execute();
}
