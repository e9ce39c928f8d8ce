import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Who sent it, as a keyed digest of the network address, only while it is open: one open report a comment and client.
  await db.schema.alterTable('report').addColumn('client', 'text').execute();
  // Reports that one press of a button closed are told, and opened again, together.
  await db.schema.alterTable('report').addColumn('closed_act', 'text').execute();
  await sql`create unique index report_client on report (comment_id, client) where closed_at is null`.execute(
    db,
  );
  // Open ones, oldest first; closed ones, last closed first.
  await db.schema
    .createIndex('report_queue')
    .on('report')
    .columns(['closed_at', 'created_at', 'id'])
    .execute();
  await db.schema.createIndex('report_act').on('report').column('closed_act').execute();
}
