import { configFromEnvironment } from './config.ts';
import { openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { recountAll } from './observatory/count-store.ts';

/** Makes the counters of the observatory anew from the saved strategies, beside a running site too. */
const { db } = openDatabase(configFromEnvironment().dataDir);
try {
  await migrate(db);
  process.stdout.write(
    `${await recountAll(db)} strategies are counted. The observatory shows them from its next snapshot on.\n`,
  );
} finally {
  await db.destroy();
}
