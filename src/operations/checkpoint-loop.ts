import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../db/database.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { programBeside } from '../web/server/program.ts';
import { inOwnProcess } from './own-process.ts';

interface Checkpointing {
  readonly dataDir: string;
  /** A server looks after its own journal. */
  readonly databaseUrl?: string | undefined;
  readonly log: Logger;
  readonly everyMs?: number;
}

const LOOK_MS = 60 * 1000;
/** So many looks at a journal that stays the same: nothing was written meanwhile, by any process. */
const QUIET_LOOKS = 3;
const WORKER = programBeside(import.meta, 'checkpoint-worker');
const EMPTY = '0';

/**
 * Writes the journal of an idle site into its database, so that a copy of that file alone lacks little: until the returned
 * function is called, which resolves once none is under way. At a stop SQLite does the same by itself.
 */
export function checkpointWhenIdle({
  dataDir,
  databaseUrl,
  log,
  everyMs = LOOK_MS,
}: Checkpointing): () => Promise<void> {
  if (databaseUrl !== undefined) return () => Promise.resolve();
  const file = join(dataDir, DATABASE_FILE);
  const stopped = new AbortController();
  let round: Promise<unknown> | undefined;
  let quiet = { seen: EMPTY, looks: 0 };
  const look = () => {
    const seen = journalOf(file);
    quiet = { seen, looks: seen === quiet.seen ? quiet.looks + 1 : 1 };
    if (seen === EMPTY || quiet.looks < QUIET_LOOKS || round !== undefined) return;
    round = inOwnProcess(WORKER, { file }, stopped.signal)
      .catch((error: unknown) => {
        log.warn({ error: String(error) }, 'the journal could not be written into the database');
      })
      .finally(() => (round = undefined));
  };
  const timer = setInterval(look, everyMs);
  return async () => {
    clearInterval(timer);
    stopped.abort();
    await round;
  };
}

/** Differs after each write; the clock of the machine does not matter. */
function journalOf(file: string): string {
  const journal = statSync(`${file}-wal`, { throwIfNoEntry: false });
  return journal === undefined || journal.size === 0 ? EMPTY : `${journal.size} ${journal.mtimeMs}`;
}
