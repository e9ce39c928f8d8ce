import { startBroken } from './start.ts';

/** Waits for slow visitors as long as node does by itself: five minutes. */
await startBroken({});
