import type { Db } from '../db/database.ts';
import { tidy } from '../db/engine.ts';
import type { Logger } from '../web/request-log/request-log.ts';

const EVERY_MS = 60 * 1000;

/** Each minute, until the returned function is called. Errors are logged, never thrown. */
export function tidyRegularly(db: Db, log: Logger): () => void {
  const timer = setInterval(() => {
    tidy(db).catch((error: unknown) => {
      log.error({ error: String(error) }, 'the database could not be tidied');
    });
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}
