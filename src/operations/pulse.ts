import type { TransactionCounts } from './server-alerts.ts';

/** What this process knows of its own work for the site. All times are UTC milliseconds. */
export interface Pulse {
  readonly startedAt: number;
  /** Undefined while another machine does what is done once for the whole site. */
  leadsSince: number | undefined;
  lastPurge: number | undefined;
  backupFailed: boolean;
  /** Unused where the rows are a file. */
  readonly server: ServerPulse;
}

/** What this process remembers of the server of rows from one look to the next. */
export interface ServerPulse {
  /** When it last saw a machine that leads. */
  leaderSeenAt: number | undefined;
  /** Whether a commit ever waited for a standby. */
  hasWaited: boolean;
  transactions: TransactionCounts | undefined;
  hasManyConflicts: boolean;
}

export function newPulse(startedAt: number): Pulse {
  const server = {
    leaderSeenAt: undefined,
    hasWaited: false,
    transactions: undefined,
    hasManyConflicts: false,
  };
  return { startedAt, leadsSince: undefined, lastPurge: undefined, backupFailed: false, server };
}
