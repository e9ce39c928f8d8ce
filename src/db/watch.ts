import type { LogEvent } from 'kysely';
import type { QueryWatch } from './database.ts';

/** What Kysely tells of each query, in the words of `QueryWatch`. */
export function logTo(watch: QueryWatch): (event: LogEvent) => void {
  return (event) => {
    const facts = { sql: event.query.sql, ms: event.queryDurationMillis };
    watch(event.level === 'error' ? { ...facts, error: event.error } : facts);
  };
}
