import { startBroken } from './start.ts';

/** Pages from memory that nobody tells of what was written. */
await startBroken({ contentVersion: () => 0 });
