import { learnAnew } from '../comments/learner-store.ts';
import { configFromEnvironment } from '../config.ts';
import type { Db } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import { recountAll } from '../observatory/recount-store.ts';
import { withDatabase } from '../operations/open.ts';
import { listLatest } from '../strategies/store.ts';

try {
  const count = await withDatabase(configFromEnvironment(), recount);
  process.stdout.write(
    `${count} strategies are counted. The observatory shows them from its next snapshot on.\nThe queue has learned anew from what moderators decided.\n`,
  );
} catch (error) {
  process.stderr.write(`recount: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function recount(db: Db): Promise<number> {
  await transact(db, learnAnew);
  return recountAll(db, listLatest);
}
