import type { Db } from '../db/database.ts';
import { isoOf, isoOrNull } from '../web/time.ts';

/** Every comment of the site as it stands, without e-mails and network addresses: times in ISO 8601. */
export async function listAllComments(db: Db) {
  const rows = await db
    .selectFrom('comment')
    .select(['id', 'article', 'lang', 'parent_id', 'status', 'name', 'website', 'text'])
    .select(['created_at', 'published_at', 'edited_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    article: row.article,
    language: row.lang,
    inReplyTo: row.parent_id,
    status: row.status,
    name: row.name,
    website: row.website,
    text: row.text,
    createdAt: isoOf(row.created_at),
    publishedAt: isoOrNull(row.published_at),
    editedAt: isoOrNull(row.edited_at),
  }));
}
