import { startBroken } from './start.ts';

/** The default of the driver: it waits for the lock, and everybody waits with it. */
await startBroken({ database: (sqlite) => sqlite.pragma('busy_timeout = 5000') });
