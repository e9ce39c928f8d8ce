import type { Db } from '../db/database.ts';

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
    createdAt: iso(row.created_at),
    publishedAt: iso(row.published_at),
    editedAt: iso(row.edited_at),
  }));
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
