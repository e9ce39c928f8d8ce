import { configFromEnvironment } from '../config.ts';
import { recountAll } from '../observatory/recount-store.ts';
import { withDatabase } from '../operations/open.ts';
import { listLatest } from '../strategies/store.ts';

try {
  const count = await withDatabase(configFromEnvironment(), (db) => recountAll(db, listLatest));
  process.stdout.write(
    `${count} strategies are counted. The observatory shows them from its next snapshot on.\n`,
  );
} catch (error) {
  process.stderr.write(`recount: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
