import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await letLinksBeBlind(db);
  await db.schema
    .createTable('blind_test')
    .addColumn('strategy_id', 'text', (column) =>
      column.primaryKey().notNull().references('strategy.id').onDelete('cascade'),
    )
    .addColumn('name_1', 'text', (column) => column.notNull())
    .addColumn('name_2', 'text', (column) => column.notNull())
    .addColumn('shared', 'integer', (column) => column.notNull().check(sql`shared in (0, 1)`))
    .addColumn('first_revision', 'integer', (column) => column.notNull())
    .addColumn('closed_at', 'bigint')
    // When people were last told whom it was about: answers given before no longer change, even if the test opens again.
    .addColumn('told_at', 'bigint')
    .execute();
  await db.schema
    .createTable('blind_answer')
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('strategy_id', 'text', (column) =>
      column.notNull().references('strategy.id').onDelete('cascade'),
    )
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('visitor', 'text', (column) => column.notNull())
    .addColumn('signer', 'text', (column) =>
      column.notNull().check(sql`signer in ('brand', 'other', 'any', 'none')`),
    )
    // Whom the person named, as it was spelt then.
    .addColumn('named', 'text', (column) => column.notNull())
    .addColumn('clauses', 'text', (column) => column.notNull())
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('remark', 'text', (column) => column.notNull())
    .addColumn('answered_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('blind_answer_pk', ['strategy_id', 'revision', 'visitor'])
    .execute();
}

/** SQLite changes no check of a column: the table is made anew. Nothing refers to it. */
async function letLinksBeBlind(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('link_of_any_kind')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('strategy_id', 'text', (column) => column.references('strategy.id').onDelete('set null'))
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('read', 'edit', 'blind')`))
    .addColumn('name', 'text')
    .addColumn('generation', 'integer', (column) => column.notNull().check(sql`generation >= 1`))
    .addColumn('key_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('ended_as', 'text', (column) =>
      column.check(sql`ended_as in ('replaced', 'revoked', 'deleted', 'expired')`),
    )
    .addCheckConstraint('link_ending', sql`(ended_at is null) = (ended_as is null)`)
    .execute();
  await sql`insert into link_of_any_kind
    select id, strategy_id, kind, name, generation, key_hash, created_at, ended_at, ended_as from link`.execute(
    db,
  );
  await db.schema.dropTable('link').execute();
  await sql`alter table link_of_any_kind rename to link`.execute(db);
  await db.schema.createIndex('link_strategy').on('link').columns(['strategy_id', 'kind']).execute();
}
