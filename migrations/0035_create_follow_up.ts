import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndicator(db);
  await createReading(db);
  await createDecision(db);
  await db.schema
    .alterTable('strategy')
    .addColumn('follow_up_shown', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  // What a duplicate takes along until it is saved, as JSON; and the revision whose review meeting opened a draft.
  await db.schema.alterTable('draft').addColumn('indicators', 'text').execute();
  await db.schema.alterTable('draft').addColumn('meeting_revision', 'integer').execute();
}

/** An id is unique within its strategy. Amounts are decimal text, as they were typed. */
async function createIndicator(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('indicator')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('strategy_id', 'text', (column) =>
      column.notNull().references('strategy.id').onDelete('cascade'),
    )
    .addColumn('approach', 'text', (column) => column.notNull())
    .addColumn('named', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull().check(sql`lang in ('fr', 'en')`))
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('direction', 'text', (column) => column.notNull().check(sql`direction in ('up', 'down')`))
    .addColumn('baseline', 'text')
    .addColumn('target', 'text')
    .addColumn('due', 'text')
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('indicator_pk', ['strategy_id', 'id'])
    .execute();
}

async function createReading(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reading')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('strategy_id', 'text', (column) => column.notNull())
    .addColumn('indicator_id', 'text', (column) => column.notNull())
    .addColumn('on_date', 'text', (column) => column.notNull())
    // Null: what it replaces is taken back.
    .addColumn('value', 'text')
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull().check(sql`lang in ('fr', 'en')`))
    .addColumn('recorded_at', 'bigint', (column) => column.notNull())
    .addColumn('replaces', 'text', (column) => column.unique().references('reading.id').onDelete('cascade'))
    .addForeignKeyConstraint(
      'reading_indicator',
      ['strategy_id', 'indicator_id'],
      'indicator',
      ['strategy_id', 'id'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('reading_of_indicator')
    .on('reading')
    .columns(['strategy_id', 'indicator_id', 'on_date', 'recorded_at'])
    .execute();
}

async function createDecision(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('decision')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('strategy_id', 'text', (column) =>
      column.notNull().references('strategy.id').onDelete('cascade'),
    )
    .addColumn('approach', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) =>
      column.notNull().check(sql`kind in ('keep', 'fix', 'stop', 'promote')`),
    )
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull().check(sql`lang in ('fr', 'en')`))
    .addColumn('decided_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('decision_of_strategy')
    .on('decision')
    .columns(['strategy_id', 'revision', 'approach', 'decided_at'])
    .execute();
}
