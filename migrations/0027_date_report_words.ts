import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // When words were last added to an open report: who closes it has to have read them. Null while none were.
  await db.schema.alterTable('report').addColumn('added_at', 'bigint').execute();
}
