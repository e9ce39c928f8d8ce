import type { Db } from '../db/database.ts';
import { listMigrations } from '../db/migrate.ts';

/** What `endLinks` writes to. */
export const LINK_TABLES = ['invitation', 'password_reset', 'reset_request'] as const;
const SINCE = '0039_add_roles';

/**
 * For a copy that is put in place: what was used or withdrawn since it was made would open again. Invitations stay listed, to be
 * sent anew. A copy of an older version knows none.
 */
export async function endLinks(db: Db): Promise<void> {
  if (!(await listMigrations(db)).includes(SINCE)) return;
  await db.updateTable('invitation').set({ token_hash: null }).execute();
  await db.deleteFrom('password_reset').execute();
  await db.deleteFrom('reset_request').execute();
}
