import type { Config } from '../config.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { programBeside } from '../web/server/program.ts';
import { listBackups } from './backup-place.ts';
import { backsUp } from './backup-files.ts';
import type { BackupJob, MadeBackup } from './backup-place.ts';
import { inOwnProcess } from './own-process.ts';
import { raise } from './watch.ts';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LOOK_MS = 10 * MINUTE_MS;
const WORKER = programBeside(import.meta, 'backup-worker');

interface BackingUp {
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl' | 'backupDir' | 'backupDays'>;
  readonly clock: () => number;
  /** While the clock is not believed, no copy is deleted for its age. */
  readonly isHeld: () => boolean;
  readonly log: Logger;
  /** Hears how each try ended. */
  readonly tried?: (isMade: boolean) => void;
}

/** Makes a backup each day, until the returned function is called; that one resolves once none is under way. */
export function backUpDaily(backingUp: BackingUp): () => Promise<void> {
  if (!backsUp(backingUp.config)) return () => Promise.resolve();
  const stopped = new AbortController();
  let round: Promise<unknown> | undefined;
  const look = () => {
    round ??= backUpIfDue(backingUp, stopped.signal).finally(() => (round = undefined));
  };
  const first = setTimeout(look, MINUTE_MS);
  const timer = setInterval(look, LOOK_MS);
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    stopped.abort();
    await round;
  };
}

export async function backUpIfDue(
  { config, clock, isHeld, log, tried = () => undefined }: BackingUp,
  stopped: AbortSignal = new AbortController().signal,
): Promise<MadeBackup | undefined> {
  const now = clock();
  try {
    const { dataDir, backupDir } = config;
    if (backUpAgainAt(newestBy(backupDir, now + DAY_MS)) > now) return undefined;
    const backupDays = isHeld() ? 0 : config.backupDays;
    const job: BackupJob = { dataDir, backupDir, backupDays, now };
    // A stop meanwhile leaves a part, which a later backup removes. Nothing but our worker answers.
    const made = (await inOwnProcess(WORKER, job, stopped)) as MadeBackup | undefined;
    if (made !== undefined) log.info({ rows: made.rows, bytes: made.bytes }, 'backup made and verified');
    tried(true);
    return made;
  } catch (error) {
    raise(log, 'backup-failed', { error: String(error) });
    tried(false);
    return undefined;
  }
}

/** When the next copy is due, after one that was made at `madeAt`. */
export function backUpAgainAt(madeAt: number): number {
  return madeAt + DAY_MS;
}

/** Copies dated after `latest` are ignored; -Infinity when there is no other. */
function newestBy(backupDir: string, latest: number): number {
  return listBackups(backupDir).find(({ madeAt }) => madeAt <= latest)?.madeAt ?? -Infinity;
}
