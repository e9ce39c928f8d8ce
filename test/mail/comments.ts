import type { Db } from '../../src/db/database.ts';
import type { CommentTable } from '../../src/db/schema.ts';

/** A comment that waits, stored as the site would. */
export async function insertPending(
  db: Db,
  given: Pick<CommentTable, 'id' | 'created_at'> & Partial<Omit<CommentTable, 'version' | 'by_moderator'>>,
): Promise<void> {
  await db
    .insertInto('comment')
    .values({
      article: 'la-roue',
      lang: 'fr',
      status: 'pending',
      name: 'Zoé',
      email: 'Zoe@exemple.fr',
      email_key: 'zoe@exemple.fr',
      text: 'Merci pour cette page.',
      reasons: '[{"rule":"held"}]',
      digest: given.id,
      version: 1,
      by_moderator: 0,
      ...given,
    })
    .execute();
}
