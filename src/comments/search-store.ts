import { expressionBuilder } from 'kysely';
import type { Expression, ExpressionWrapper, SqlBool } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { likeAnyCase } from '../db/like.ts';

export function holdsAny(
  columns: readonly Expression<string | null>[],
  spellings: readonly string[],
): ExpressionWrapper<Schema, never, SqlBool> {
  const found = columns.flatMap((column) => spellings.map((pattern) => likeAnyCase(column, pattern)));
  return expressionBuilder<Schema>().or(found);
}
