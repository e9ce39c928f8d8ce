/** What this process last did by itself: the owner's alerts and measures read it. */
export interface Pulse {
  /** UTC milliseconds. */
  readonly startedAt: number;
  lastPurge: number | undefined;
}

export function newPulse(startedAt: number): Pulse {
  return { startedAt, lastPurge: undefined };
}
