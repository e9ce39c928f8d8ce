/** What this process knows of its own work for the site. All times are UTC milliseconds. */
export interface Pulse {
  readonly startedAt: number;
  /** Undefined while another machine does what is done once for the whole site. */
  leadsSince: number | undefined;
  lastPurge: number | undefined;
  backupFailed: boolean;
}

export function newPulse(startedAt: number): Pulse {
  return { startedAt, leadsSince: undefined, lastPurge: undefined, backupFailed: false };
}
