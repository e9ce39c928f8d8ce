import { startBroken } from './start.ts';

/** As drivers do by default: it waits for the lock, and everybody waits with it. */
await startBroken({ database: (sqlite) => sqlite.pragma('busy_timeout = 30000') });
