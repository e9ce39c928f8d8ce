import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * What was counted of the follow-up of each strategy, so that the counters move by differences; the two `fresh` columns stand for the
 * ten that each of the two cuts waits for. Readings and decisions made before this are counted by `npm run recount`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['with_follow_up', 'followed', 'followed_fresh', 'decided_fresh'])
    await db.schema
      .alterTable('counted')
      .addColumn(column, 'integer', (definition) => definition.notNull().defaultTo(0))
      .execute();
  // `{approach}:{kind}`, with a space between two, in wheel order.
  await db.schema
    .alterTable('counted')
    .addColumn('decided', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await sql`create index counted_followed_fresh on counted (series) where followed_fresh = 1`.execute(db);
  await sql`create index counted_decided_fresh on counted (series) where decided_fresh = 1`.execute(db);
  await db.schema
    .createTable('follow_up_snapshot')
    .addColumn('series', 'text', (column) => column.notNull())
    .addColumn('cut', 'text', (column) => column.notNull().check(sql`cut in ('followed', 'decided')`))
    .addColumn('taken_at', 'bigint', (column) => column.notNull())
    // All strategies that were counted then.
    .addColumn('wheels', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('follow_up_snapshot_pk', ['series', 'cut'])
    .execute();
  await rememberConsent(db);
}

/** Whoever agreed until now agreed to have the colours and the month counted, and nothing else. */
async function rememberConsent(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('follow_up_consent')
    .addColumn('saved_after', 'bigint', (column) => column.notNull())
    .execute();
  await sql`insert into follow_up_consent (saved_after) select coalesce(max(saved_at), 0) from revision`.execute(
    db,
  );
}
