import type { Db } from '../db/database.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { takeSnapshotIfDue } from '../observatory/snapshot-store.ts';

const LOOK_MS = 10 * 60 * 1000;

export function takeSnapshotsRegularly(db: Db, clock: () => number, log: Logger): () => void {
  const look = () => {
    takeSnapshotIfDue(db, clock()).then(
      (taken) => {
        if (taken) log.info('snapshot of the observatory taken');
      },
      (error: unknown) => {
        log.error({ error: String(error) }, 'snapshot failed');
      },
    );
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  return () => {
    clearInterval(timer);
  };
}
