import { Kysely, SqliteDialect } from 'kysely';
import type { Db } from '../database.ts';
import { runsOn } from '../engines.ts';
import type { Schema } from '../schema.ts';
import type { DatabaseHandle } from './file.ts';
import { sqliteEngine } from './engine.ts';

/** The stores of the site on a file that is open already, as it was opened. To destroy it closes the file. */
export function storesOn(sqlite: DatabaseHandle): Db {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
  runsOn(db, sqliteEngine);
  const destroy = db.destroy.bind(db);
  // Kysely closes only what it was asked for.
  return Object.assign(db, {
    async destroy() {
      await destroy();
      sqlite.close();
    },
  });
}
