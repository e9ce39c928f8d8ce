import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Who was told of a report: the owner, at once, and whoever left an address with it. What came before was seen on its page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('report').addColumn('told_at', 'bigint').execute();
  await db.schema.alterTable('report').addColumn('acknowledged_at', 'bigint').execute();
  await sql`update report set told_at = coalesce(added_at, created_at)`.execute(db);
  await db.schema
    .createIndex('report_untold')
    .on('report')
    .column('created_at')
    .where(sql.ref('told_at'), 'is', null)
    .execute();
}
