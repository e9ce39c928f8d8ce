import { sql } from 'kysely';
import type { Expression, RawBuilder, SqlBool } from 'kysely';

/**
 * Whether a column holds a pattern of `%` and `_`, in any case of ASCII letters; `\` takes the sense from the mark after it.
 * Spelt out: engines differ in what `like` alone thinks of case, and in which mark escapes.
 */
export function likeAnyCase(column: Expression<string | null>, pattern: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`lower(${column}) like lower(${pattern}) escape '\\'`;
}
