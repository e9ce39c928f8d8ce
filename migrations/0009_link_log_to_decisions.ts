import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Decisions taken by one press of a button share it: they are told, and undone, together.
  await db.schema.alterTable('moderation_log').addColumn('act', 'text').execute();
  // The comment's version after the decision: who finds another one knows that somebody came between.
  await db.schema.alterTable('moderation_log').addColumn('comment_version', 'integer').execute();
  await db.schema.createIndex('moderation_log_act').on('moderation_log').column('act').execute();
}
