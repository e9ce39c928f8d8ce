import { PostgresAdapter } from 'kysely';
import type { Kysely } from 'kysely';

/** For what a migration has to say in two ways. */
export function isPostgres<T>(db: Kysely<T>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}
