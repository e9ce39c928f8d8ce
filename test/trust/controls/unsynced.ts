import { startBroken } from './start.ts';

/** The default of many drivers: a commit that a power cut may take back. */
await startBroken({ database: (sqlite) => sqlite.pragma('synchronous = NORMAL') });
