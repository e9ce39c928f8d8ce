import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Db } from '../database.ts';
import { UNSEEN } from '../unseen.ts';

export const CONTENT_CHANGE = 'content_change';

/**
 * A statement that writes to a table that readers may see adds a row to `content_change`, once a transaction, so that no writer
 * meets another in it. The version is the sum of those that are committed: no row says more than that something has changed.
 */
export async function watchTables<T>(db: Kysely<T>): Promise<void> {
  await sql`create table if not exists ${sql.ref(CONTENT_CHANGE)} (
    id bigint generated always as identity primary key,
    n bigint not null default 1
  )`.execute(db);
  await sql`create or replace function content_changed() returns trigger language plpgsql as $$
    begin
      if current_setting('wheel.changed', true) is distinct from 'yes' then
        perform set_config('wheel.changed', 'yes', true);
        insert into content_change default values;
      end if;
      return null;
    end $$`.execute(db);
  for (const table of await listUnwatched(db))
    await sql`create trigger content_changed after insert or update or delete or truncate on ${sql.table(table)}
      for each statement execute function content_changed()`.execute(db);
}

async function listUnwatched<T>(db: Kysely<T>): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relpersistence = 'p' and relnamespace = current_schema()::regnamespace
      and relname not like 'kysely%' and relname <> ${CONTENT_CHANGE}
      and relname <> all(${[...UNSEEN]}::text[])
      and not exists (select 1 from pg_trigger where tgrelid = pg_class.oid and tgname = 'content_changed')
    order by relname`.execute(db);
  return rows.map(({ name }) => name);
}

/** One row in place of many, with the same sum. */
export async function sumContentChanges(db: Db): Promise<void> {
  await sql`with summed as (delete from ${sql.ref(CONTENT_CHANGE)} returning n)
    insert into ${sql.ref(CONTENT_CHANGE)} (n) select sum(n) from summed having count(*) > 0`.execute(db);
}
