import { pino } from 'pino';
import { startBroken } from './start.ts';

/** A log that is written before anything else happens, as pino does by itself. */
await startBroken({ log: pino({ level: 'info', base: null }) });
