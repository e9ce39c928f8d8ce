import type { DatabaseHandle } from '../db/sqlite/file.ts';

/**
 * For a copy that is put in place: what was used or withdrawn since it was made would open again. Invitations stay listed, to be
 * sent anew. A copy of an older version knows none.
 */
export function endLinksOf(sqlite: DatabaseHandle): void {
  const hasLinks =
    sqlite.prepare("select 1 from sqlite_schema where name = 'invitation'").get() !== undefined;
  if (!hasLinks) return;
  sqlite.prepare('update invitation set token_hash = null').run();
  sqlite.prepare('delete from password_reset').run();
  sqlite.prepare('delete from reset_request').run();
}
