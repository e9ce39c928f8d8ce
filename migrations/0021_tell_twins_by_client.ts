import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * A comment that is sent again leads to the first one only whoever sent that: so the quota of a day knows which comment it
 * counts. And it counts by network too, within which it finds the address: one index serves both.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table comment_quota add column network text not null default ''`.execute(db);
  await sql`alter table comment_quota add column comment_id text`.execute(db);
  await db.schema.dropIndex('comment_quota_client').execute();
  await db.schema
    .createIndex('comment_quota_network')
    .on('comment_quota')
    .columns(['network', 'at'])
    .execute();
}
