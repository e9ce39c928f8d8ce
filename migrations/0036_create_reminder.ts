import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createReminder(db);
  await createReminderLetter(db);
  // Set while a mail is handed over; still set when it is claimed again, a stop left it unknown whether it had left.
  await db.schema.alterTable('outbox').addColumn('claimed_at', 'bigint').execute();
  await db.schema
    .alterTable('outbox')
    .addColumn('interruptions', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}

/** An address that asks to be reminded of the review, with the generation of the edit link it was left with. */
async function createReminder(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reminder')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('strategy_id', 'text', (column) =>
      column.notNull().references('strategy.id').onDelete('cascade'),
    )
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('email_key', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull().check(sql`lang in ('fr', 'en')`))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('confirmed_at', 'bigint')
    // The day it was last looked at, `YYYY-MM-DD`; empty before the first time.
    .addColumn('checked_on', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  // One address that is written to, and one that may take its place.
  await db.schema
    .createIndex('reminder_confirmed')
    .unique()
    .on('reminder')
    .column('strategy_id')
    .where(sql.ref('confirmed_at'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('reminder_asked')
    .unique()
    .on('reminder')
    .column('strategy_id')
    .where(sql.ref('confirmed_at'), 'is', null)
    .execute();
  await db.schema.createIndex('reminder_email_key').on('reminder').column('email_key').execute();
  await db.schema.createIndex('reminder_checked_on').on('reminder').column('checked_on').execute();
}

/** What was queued: each letter once for a strategy, a review date and a kind. */
async function createReminderLetter(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reminder_letter')
    .addColumn('strategy_id', 'text', (column) =>
      column.notNull().references('strategy.id').onDelete('cascade'),
    )
    .addColumn('review_date', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('week', 'day')`))
    .addColumn('mail_id', 'text', (column) => column.notNull().unique())
    .addColumn('reminder_id', 'text', (column) => column.notNull())
    .addColumn('queued_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('reminder_letter_pk', ['strategy_id', 'review_date', 'kind'])
    .execute();
}
