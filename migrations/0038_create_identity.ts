import type { Kysely } from 'kysely';
import { isPostgres } from './engine.ts';

/** What the owner says of the site: its name, its look, who answers for it. A row that is missing stands for its default. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('identity')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  const bytes = isPostgres(db) ? 'bytea' : 'blob';
  // One row at most; its address is the hash, so that browsers may keep it for good.
  await db.schema
    .createTable('logo')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('body', bytes, (column) => column.notNull())
    // The same as a PNG, for files and cards.
    .addColumn('picture', bytes, (column) => column.notNull())
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .execute();
}
