import { startBroken } from './start.ts';

/** The default of SQLite: a log of changes that was once long stays as long. */
await startBroken({ database: (sqlite) => sqlite.pragma('journal_size_limit = -1') });
