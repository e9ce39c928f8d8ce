import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecoveryCode(db);
  await nameSessions(db);
}

/** A row goes when its code is used: what is there can be used. */
async function createRecoveryCode(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recovery_code')
    .addColumn('moderator_id', 'text', (column) =>
      column.notNull().references('moderator.id').onDelete('cascade'),
    )
    .addColumn('code_hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('recovery_code_pk', ['moderator_id', 'code_hash'])
    .execute();
}

/** By its id a session can be ended, and not used. What was open before is known by neither browser nor system. */
async function nameSessions(db: Kysely<unknown>): Promise<void> {
  const table = db.schema.alterTable('moderator_session');
  await table.addColumn('id', 'text', (column) => column.notNull().defaultTo('')).execute();
  await table.addColumn('browser', 'text', (column) => column.notNull().defaultTo('other')).execute();
  await table.addColumn('system', 'text', (column) => column.notNull().defaultTo('other')).execute();
  const { rows } = await sql<{ readonly key_hash: string }>`select key_hash from moderator_session`.execute(
    db,
  );
  for (const { key_hash } of rows)
    await sql`update moderator_session set id = ${randomBytes(9).toString('hex')} where key_hash = ${key_hash}`.execute(
      db,
    );
  await db.schema.createIndex('moderator_session_id').unique().on('moderator_session').column('id').execute();
}
