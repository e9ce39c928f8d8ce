import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { isPostgres } from './engine.ts';

/** The triggers that keep threads and counts right, in the two ways in which they have to be said. */
export async function keepThreadsAndCounts(db: Kysely<unknown>): Promise<void> {
  if (isPostgres(db)) for (const statement of POSTGRES) await sql.raw(statement).execute(db);
  else
    for (const [name, act] of Object.entries(TRIGGERS))
      await sql.raw(`create trigger ${name} ${act.when} begin ${act.steps.join(' ')} end`).execute(db);
}

/** Migration 18: of comments that arrive only a published one shows a thread. On PostgreSQL it was so from the beginning. */
export async function placeOnlyPublishedAtOnce(db: Kysely<unknown>): Promise<void> {
  if (isPostgres(db)) return;
  await sql`drop trigger comment_arrived`.execute(db);
  await sql`create trigger comment_arrived after insert on comment begin
    insert into comment_count select new.article, new.lang, new.status, 1 where new.text <> ''
      on conflict (article, lang, what) do update set count = count + excluded.count;
    end`.execute(db);
  await sql`create trigger comment_published_at_once after insert on comment when new.status = 'published' begin
    insert or ignore into thread select id, article, lang, created_at from comment
      where id = coalesce(new.parent_id, new.id) and parent_id is null;
    end`.execute(db);
}

/** The threads that show: their first comment is published, or one of its replies is. */
export function shownThreads(which: string): string {
  return `select id, article, lang, created_at from comment as root
    where ${which} and parent_id is null and (status = 'published' or exists
      (select 1 from comment as reply where reply.parent_id = root.id and reply.status = 'published'))`;
}

function placeThread(id: string): readonly string[] {
  return [`delete from thread where id = ${id};`, `insert into thread ${shownThreads(`id = ${id}`)};`];
}

function count(by: 1 | -1, row: 'old' | 'new', what: string, where = 'true'): string {
  return `insert into comment_count select ${row}.article, ${row}.lang, ${what}, ${by} where ${where}
    on conflict (article, lang, what) do update set count = count + excluded.count;`;
}

const hasWords = (row: 'old' | 'new') => `${row}.text <> ''`;

const TRIGGERS: Readonly<Record<string, { readonly when: string; readonly steps: readonly string[] }>> = {
  comment_arrived: {
    when: 'after insert on comment',
    steps: [
      count(1, 'new', 'new.status', hasWords('new')),
      ...placeThread('new.id'),
      ...placeThread('new.parent_id'),
    ],
  },
  comment_changed: {
    when: `after update of status, parent_id, text on comment when old.status <> new.status
      or old.parent_id is not new.parent_id or (${hasWords('old')}) <> (${hasWords('new')})`,
    steps: [
      count(-1, 'old', 'old.status', hasWords('old')),
      count(1, 'new', 'new.status', hasWords('new')),
      ...placeThread('new.id'),
      ...placeThread('old.parent_id'),
      ...placeThread('new.parent_id'),
    ],
  },
  comment_gone: {
    when: 'after delete on comment',
    steps: [
      count(-1, 'old', 'old.status', hasWords('old')),
      'delete from thread where id = old.id;',
      ...placeThread('old.parent_id'),
    ],
  },
  thread_shown: { when: 'after insert on thread', steps: [count(1, 'new', "'thread'")] },
  thread_hidden: { when: 'after delete on thread', steps: [count(-1, 'old', "'thread'")] },
};

const POSTGRES = [
  `create function count_comments(of_article text, of_lang text, of_what text, more integer) returns void
    language sql as $$
      insert into comment_count (article, lang, what, count) values (of_article, of_lang, of_what, more)
        on conflict (article, lang, what) do update set count = comment_count.count + excluded.count
    $$`,
  `create function place_thread(root_id text) returns void language sql as $$
      delete from thread where id = root_id;
      insert into thread ${shownThreads('id = root_id')};
    $$`,
  `create function comment_arrived() returns trigger language plpgsql as $$
    begin
      if new.text <> '' then perform count_comments(new.article, new.lang, new.status, 1); end if;
      if new.status = 'published' then
        insert into thread select id, article, lang, created_at from comment
          where id = coalesce(new.parent_id, new.id) and parent_id is null
          on conflict do nothing;
      end if;
      return null;
    end $$`,
  `create trigger comment_arrived after insert on comment for each row execute function comment_arrived()`,
  `create function comment_changed() returns trigger language plpgsql as $$
    begin
      if old.text <> '' then perform count_comments(old.article, old.lang, old.status, -1); end if;
      if new.text <> '' then perform count_comments(new.article, new.lang, new.status, 1); end if;
      perform place_thread(new.id);
      perform place_thread(old.parent_id);
      perform place_thread(new.parent_id);
      return null;
    end $$`,
  `create trigger comment_changed after update of status, parent_id, text on comment for each row
    when (old.status <> new.status or old.parent_id is distinct from new.parent_id
      or (old.text <> '') <> (new.text <> ''))
    execute function comment_changed()`,
  `create function comment_gone() returns trigger language plpgsql as $$
    begin
      if old.text <> '' then perform count_comments(old.article, old.lang, old.status, -1); end if;
      delete from thread where id = old.id;
      perform place_thread(old.parent_id);
      return null;
    end $$`,
  `create trigger comment_gone after delete on comment for each row execute function comment_gone()`,
  `create function thread_counted() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then perform count_comments(new.article, new.lang, 'thread', 1);
      else perform count_comments(old.article, old.lang, 'thread', -1);
      end if;
      return null;
    end $$`,
  `create trigger thread_counted after insert or delete on thread for each row execute function thread_counted()`,
];
