const DAY_MS = 24 * 60 * 60 * 1000;

/** A strategy is kept this many months after the last act by its edit link. */
export const LIFE_MONTHS = 24;
/** A deleted strategy can be brought back for this long; then its content is erased. */
export const UNDO_DAYS = 30;
export const UNDO_MS = UNDO_DAYS * DAY_MS;
const WARNING_MS = 60 * DAY_MS;

/** The end of a life that begins again `at` (UTC milliseconds): the same day and hour, 24 months on; 29 February gives 1 March. */
export function expiryAfter(at: number): number {
  const date = new Date(at);
  return date.setUTCMonth(date.getUTCMonth() + LIFE_MONTHS);
}

/** Whether the last 60 days have begun; both in UTC milliseconds. */
export function isExpiringSoon(expiresAt: number, now: number): boolean {
  return expiresAt - now <= WARNING_MS;
}
