/** SQLite and PostgreSQL take a limited number of values in one statement. */
const VALUES = 500;

export function piecesOf<T>(list: readonly T[], size = VALUES): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}
