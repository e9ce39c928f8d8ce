import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { placeOnlyPublishedAtOnce } from './0017-triggers.ts';

/**
 * A comment that arrives writes to as many pages of the file as it has indexes, and the disk is waited for by the page.
 * Its digest needs none of its own: it covers the e-mail, which has one. And of comments that arrive only a published
 * one shows a thread, so the others need not look. Replies that show are found by their parent and their status: by either
 * alone, the page of an article would read every published comment of the site. Stubs, which are few, have an index of theirs.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('comment_digest').execute();
  await db.schema.dropIndex('comment_parent').execute();
  await sql`create index comment_parent on comment (parent_id, status) where parent_id is not null`.execute(
    db,
  );
  await sql`create index comment_stub on comment (id) where text = ''`.execute(db);
  await placeOnlyPublishedAtOnce(db);
}
