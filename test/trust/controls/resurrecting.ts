import type Database from 'better-sqlite3';
import { startBroken } from './start.ts';

let database: Database.Database;

/** Reads the sessions when a request comes and writes them back when it is answered, as stores of sessions do. */
await startBroken({
  database: (sqlite) => (database = sqlite),
  listener: (app) => (request, response) => {
    const sessions = database.prepare('select * from moderator_session').all();
    response.once('finish', () => {
      const write = database.prepare(
        'insert or replace into moderator_session values (@key_hash, @moderator_id, @created_at, @seen_at, @id, @browser, @system)',
      );
      for (const each of sessions) write.run(each);
    });
    app(request, response);
  },
});
