import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Whoever had an account before could do everything, and still can. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table moderator add column role text not null default 'moderator' check (role in ('moderator', 'owner'))`.execute(
    db,
  );
  await sql`update moderator set role = 'owner'`.execute(db);
  await sql`alter table moderator add column email text`.execute(db);
  await sql`alter table moderator add column email_key text`.execute(db);
  await sql`alter table moderator add column seen_at bigint`.execute(db);
  // An address leads to one account: whoever forgot a password may name either.
  await db.schema
    .createIndex('moderator_email_key')
    .unique()
    .on('moderator')
    .column('email_key')
    .where(sql.ref('email_key'), 'is not', null)
    .execute();
  await createInvitation(db);
  await createResetRequest(db);
  await createPasswordReset(db);
}

/** The hash of its token is there once the link was written; a link that is sent again takes the place of the one before. */
async function createInvitation(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('invitation')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .addColumn('email_key', 'text', (column) => column.unique())
    .addColumn('role', 'text', (column) => column.notNull().check(sql`role in ('moderator', 'owner')`))
    .addColumn('lang', 'text', (column) => column.notNull().check(sql`lang in ('fr', 'en')`))
    .addColumn('invited_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.unique())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
}

/** What somebody typed who forgot a password, known or not: it is looked up later, apart from the answer. */
async function createResetRequest(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reset_request')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('asked', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull().check(sql`lang in ('fr', 'en')`))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createPasswordReset(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('password_reset')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('moderator_id', 'text', (column) =>
      column.notNull().references('moderator.id').onDelete('cascade'),
    )
    .addColumn('made_for', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull().check(sql`lang in ('fr', 'en')`))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.unique())
    .addColumn('expires_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('password_reset_moderator')
    .on('password_reset')
    .column('moderator_id')
    .execute();
}
