const HOUR_MS = 60 * 60 * 1000;

/** What the whole site takes in an hour of what a person has to read, whoever sends it. */
export const HOURLY = {
  /** Comments that wait or are spam. */
  held: 500,
  report: 100,
} as const;

export type Hourly = keyof typeof HOURLY;

/** What an hour's count is stored under: `held|2026-11-28T18`, in UTC. It tells of nobody. */
export function hourOf(what: Hourly, now: number): string {
  return `${what}|${new Date(now).toISOString().slice(0, 'YYYY-MM-DDTHH'.length)}`;
}

/** The hour before that of a moment (UTC milliseconds). */
export function hourBefore(now: number): number {
  return now - HOUR_MS;
}

/** Milliseconds from a moment until its hour is over. */
export function hourLeftMs(now: number): number {
  return HOUR_MS - (now % HOUR_MS);
}
