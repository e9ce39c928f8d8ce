import { startBroken } from './start.ts';
import { pausingAfterLooks, withoutTransactions } from './statements.ts';

const PAUSE_MS = 2;

/** Looks, then writes, with nothing that holds the two together; and whoever saves last writes over the others. */
await startBroken({
  opened(sqlite) {
    withoutTransactions(sqlite);
    pausingAfterLooks(sqlite, PAUSE_MS);
  },
  database: (sqlite) =>
    sqlite.exec(
      `create trigger if not exists last_wins before insert on revision
       begin delete from revision where strategy_id = new.strategy_id and number = new.number; end`,
    ),
});
