import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { FIRST_METHOD } from './0032-first-method.ts';

/** Only the table that this migration makes. */
interface Tables {
  method: { hash: string; id: string; json: string; first_seen: number };
}

export async function up(db: Kysely<Tables>): Promise<void> {
  // Each method that was ever used, as its files said it; what was made before is drawn with the first one for good.
  await db.schema
    .createTable('method')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .addColumn('first_seen', 'bigint', (column) => column.notNull())
    .execute();
  const json = JSON.stringify(FIRST_METHOD);
  const hash = createHash('sha256').update(json).digest('hex');
  await db.insertInto('method').values({ hash, id: FIRST_METHOD.method.id, json, first_seen: 0 }).execute();
  for (const table of ['draft', 'revision', 'workshop'])
    await db.schema
      .alterTable(table)
      .addColumn('method', 'text', (column) => column.notNull().defaultTo(hash))
      .execute();
}
