/** SQLite and PostgreSQL take a limited number of values in one statement. */
const VALUES = 500;

export function piecesOf<T>(list: readonly T[], size = VALUES): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** What an `in (…)` or `returning` answers comes in an order of the database's own, another on each engine: here in that of `ids`. */
export function inOrderOf<T extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly T[],
): readonly T[] {
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
