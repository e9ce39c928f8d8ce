import { sql } from 'kysely';
import { oneByOne } from '../engines.ts';
import type { Engine } from '../engines.ts';
import { commitTogether } from './commit.ts';

export const sqliteEngine: Engine = {
  transact: (db, work) => db.transaction().execute(work),
  commitTogether,
  together: (_db, asked) => oneByOne(asked),
  /** Writes the write-ahead log into the file and empties it, so that what was erased is in neither. */
  async forgetDeleted(db) {
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  },
  /** Its owner has locked the folder, and each change begins by locking the file. */
  oneAtATime: (_db, work) => work(),
  tidy: () => Promise.resolve(),
  finishMigrations: () => Promise.resolve(),
};
