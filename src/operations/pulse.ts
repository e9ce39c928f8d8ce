export interface Pulse {
  readonly startedAt: number;
  lastPurge: number | undefined;
  backupFailed: boolean;
}

export function newPulse(startedAt: number): Pulse {
  return { startedAt, lastPurge: undefined, backupFailed: false };
}
