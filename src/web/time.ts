/** An instant in UTC milliseconds as ISO 8601, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

export function isoOrNull(at: number | null): string | null {
  return at === null ? null : isoOf(at);
}
