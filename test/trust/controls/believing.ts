import { pino } from 'pino';
import { configFromEnvironment } from '../../../src/config.ts';
import { purgeOnce } from '../../../src/operations/purge.ts';
import { bareClock } from './bare-clock.ts';
import { startBroken } from './start.ts';
import { openSqlite } from '../../../src/db/sqlite/open.ts';

/** Purges at its start by whatever its machine says of the time, as the site did. */
const { db, sqlite } = openSqlite(configFromEnvironment().dataDir);
sqlite.exec('delete from heartbeat');
await purgeOnce({ db, clock: bareClock(Date.now), log: pino(), done: () => undefined });
await db.destroy();
await startBroken({});
