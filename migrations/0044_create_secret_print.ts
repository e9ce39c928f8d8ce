import type { Kysely } from 'kysely';

/** By which secret the links of this database were made: a machine that was given another one can show none of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('secret_print')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('print', 'text', (column) => column.notNull())
    .execute();
}
