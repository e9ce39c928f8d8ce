import type { TestSite } from './app.ts';
import { change, isOnPostgres } from './rows.ts';

const NAME = 'of_this_test';

/** Does more, in the same transaction, after each row that a table is given. */
export async function alsoAfterInsert(site: TestSite, table: string, statement: string): Promise<void> {
  await createTrigger(site, `after insert on ${table}`, statement);
}

/** Lets no row come into a table. */
export async function failOnInsert(site: TestSite, table: string): Promise<void> {
  const fault = isOnPostgres(site) ? "raise exception 'fault'" : "select raise(abort, 'fault')";
  await createTrigger(site, `before insert on ${table}`, fault);
}

export async function dropTrigger(site: TestSite, table: string): Promise<void> {
  await change(site, `drop trigger ${NAME}${isOnPostgres(site) ? ` on ${table}` : ''}`);
}

async function createTrigger(site: TestSite, when: string, statement: string): Promise<void> {
  if (!isOnPostgres(site)) {
    await change(site, `create trigger ${NAME} ${when} begin ${statement}; end`);
    return;
  }
  await change(
    site,
    `create or replace function ${NAME}() returns trigger language plpgsql as $$ begin ${statement}; return new; end $$`,
  );
  await change(site, `create trigger ${NAME} ${when} for each row execute function ${NAME}()`);
}
