import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { isPostgres } from './engine.ts';

interface Named {
  readonly moderator: {
    readonly id: string;
    readonly name: string;
    readonly name_key: string;
    readonly created_at: number;
    readonly disabled_at: number | null;
  };
}

/**
 * Two commands at once made `Zoe` and `zoe`. Of such accounts only the first, as names are sorted, could ever sign in:
 * it keeps the name. The others keep their rows, which their log lines name, under a key that nobody types, and are disabled.
 * `unseen_closing` names the act by which an account was closed since its owner last signed in.
 */
export async function up(db: Kysely<Named>): Promise<void> {
  await sql`alter table moderator add column name_key text not null default ''`.execute(db);
  await sql`alter table moderator add column unseen_closing text`.execute(db);
  const taken = new Set<string>();
  for (const account of await db.selectFrom('moderator').selectAll().orderBy('name').execute()) {
    const { id, created_at: createdAt, disabled_at: disabledAt } = account;
    const key = keyOf(account.name);
    const change = taken.has(key)
      ? { name_key: `${key}|${id}`, disabled_at: disabledAt ?? createdAt }
      : { name_key: key };
    await db.updateTable('moderator').set(change).where('id', '=', id).execute();
    taken.add(key);
  }
  // PostgreSQL has given the other name to the key of `name`.
  const index = isPostgres(db) ? 'moderator_by_name_key' : 'moderator_name_key';
  await db.schema.createIndex(index).unique().on('moderator').column('name_key').execute();
}

/** A frozen copy of the rule of that day. */
function keyOf(name: string): string {
  const tidy = name.normalize('NFC').trim().replace(/\s+/g, ' ');
  return tidy.normalize('NFKC').toLowerCase();
}
