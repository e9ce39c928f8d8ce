import type { Db } from './db/database.ts';
import type { Logger } from './web/log.ts';
import { purgeSessions } from './web/session.ts';
import { purgeDrafts } from './wizard/store.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Erases everything whose life is over. */
export async function purge(db: Db, now: number): Promise<void> {
  await purgeDrafts(db, now);
  await purgeSessions(db, now);
}

/** Purges now and every hour, until the returned function is called. */
export function purgeRegularly(db: Db, clock: () => number, log: Logger): () => void {
  const run = () => {
    purge(db, clock()).catch((error: unknown) => {
      log.error({ error: String(error) }, 'purge failed');
    });
  };
  run();
  const timer = setInterval(run, HOUR_MS);
  return () => {
    clearInterval(timer);
  };
}
