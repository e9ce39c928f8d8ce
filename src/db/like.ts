import { sql } from 'kysely';
import type { Expression, RawBuilder, SqlBool } from 'kysely';

/** `like` in any case of ASCII letters, with `\` as the escape: spelled out, because engines differ in both. */
export function likeAnyCase(column: Expression<string | null>, pattern: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`lower(${column}) like lower(${pattern}) escape '\\'`;
}
