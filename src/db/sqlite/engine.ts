import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { oneByOne } from '../engines.ts';
import type { Engine } from '../engines.ts';
import { commitTogether } from './commit.ts';

/** Writes the write-ahead log into the file and empties it, so that what was erased is in neither. */
async function forgetDeleted(db: Db): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

export const sqliteEngine: Engine = {
  transact: (db, work) => db.transaction().execute(work),
  commitTogether,
  together: (_db, asked) => oneByOne(asked),
  forgetDeleted,
  /** It was written over as it was erased. */
  async writeAnew(db) {
    await forgetDeleted(db);
    return [];
  },
  /** Its owner has locked the folder, and each change begins by locking the file. */
  oneAtATime: (_db, work) => work(),
  tidy: () => Promise.resolve(),
  finishMigrations: () => Promise.resolve(),
};
