export interface Pulse {
  readonly startedAt: number;
  lastPurge: number | undefined;
}

export function newPulse(startedAt: number): Pulse {
  return { startedAt, lastPurge: undefined };
}
