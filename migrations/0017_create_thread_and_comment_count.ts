import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Pages of a discussion and of the queue must cost the same at a thousand comments and at a million: so the threads
 * that show are a table in their order, and what is counted is kept counted. The database itself sees to both, since
 * a count that one writer forgot would be wrong for good. PostgreSQL spells these triggers in its own way.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('thread')
    .addColumn('id', 'text', (column) =>
      column.primaryKey().notNull().references('comment.id').onDelete('cascade'),
    )
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('thread_order')
    .on('thread')
    .columns(['article', 'lang', 'created_at', 'id'])
    .execute();
  await db.schema
    .createTable('comment_count')
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    // A status, for its comments that still have words, or "thread".
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('comment_count_pk', ['article', 'lang', 'what'])
    .execute();
  // Beginning with its own status, it is preferred to the index of all of them, which would have to be sorted.
  await sql`drop index comment_queue`.execute(db);
  await sql`create index comment_queue on comment (status, created_at, id) where status = 'pending'`.execute(
    db,
  );
  for (const [name, act] of Object.entries(TRIGGERS))
    await sql.raw(`create trigger ${name} ${act.when} begin ${act.steps.join(' ')} end`).execute(db);
  await sql.raw(`insert into thread ${shownThreads('true')}`).execute(db);
  await sql
    .raw(
      `insert into comment_count select article, lang, status, count(*) from comment where text <> '' group by 1, 2, 3`,
    )
    .execute(db);
}

/** The threads that show: their first comment is published, or one of its replies is. */
function shownThreads(which: string): string {
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
