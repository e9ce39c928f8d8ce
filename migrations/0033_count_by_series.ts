import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** All that was counted until now is of the first method; both are frozen copies. */
const SERIES = 'social-media:USRYO1kmwlJU';
const APPROACHES =
  'listen answer reassure sell teach recruit take-a-stand build-world entertain amplify rally co-create';
const METHOD = 'social-media';
const SECTORS = 12;
const SECONDARY = 1;
const PRIORITY = 2;

/**
 * Wheels of one series are counted together, each series with snapshots of its own. Instead of verdicts, which a method may come to
 * give otherwise, it is counted how many sectors are priorities and how many secondary.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSeries(db);
  await moveCounted(db);
  await moveWheels(db);
  await movePriorities(db);
  await moveTallies(db);
  await db.schema.dropTable('snapshot').execute();
}

async function createSeries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('series')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('approaches', 'text', (column) => column.notNull())
    // The hash of the method that says its words.
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('snapshot', 'integer', (column) => column.notNull())
    .addColumn('taken_at', 'bigint')
    .execute();
  await sql`insert into series (name, approaches, method, snapshot, taken_at)
    select ${SERIES}, ${APPROACHES},
      (select hash from method where id = ${METHOD} order by first_seen limit 1), number, taken_at
    from snapshot
    where number > 0 or exists (select 1 from counted)`.execute(db);
}

async function moveCounted(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('counted_of_series')
    .addColumn('strategy_id', 'text', (column) => column.primaryKey().notNull().references('strategy.id'))
    .addColumn('series', 'text', (column) => column.notNull())
    .addColumn('wheel', 'integer', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('fresh', 'integer', (column) => column.notNull())
    // The number of the wheel that the last snapshot of the series knows of this strategy, if any.
    .addColumn('published', 'integer')
    .execute();
  await sql`insert into counted_of_series (strategy_id, series, wheel, month, fresh, published)
    select strategy_id, ${SERIES}, wheel, month, fresh, published from counted`.execute(db);
  await takePlaceOf(db, 'counted', 'counted_of_series');
  await sql`create index counted_fresh on counted (series) where fresh = 1`.execute(db);
  await sql`create index counted_unpublished on counted (series)
    where published is distinct from wheel`.execute(db);
}

async function moveWheels(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('wheel_count_of_series')
    .addColumn('series', 'text', (column) => column.notNull())
    .addColumn('wheel', 'integer', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('published', 'integer', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('wheel_count_of_series_pk', ['series', 'wheel'])
    .execute();
  await sql`insert into wheel_count_of_series (series, wheel, n, published)
    select ${SERIES}, wheel, n, published from wheel_count`.execute(db);
  await takePlaceOf(db, 'wheel_count', 'wheel_count_of_series');
  await sql`create index wheel_count_unpublished on wheel_count (series, wheel)
    where published <> n or n = 0`.execute(db);
  await sql`create index wheel_count_published on wheel_count (series, wheel) where published >= 5`.execute(
    db,
  );
}

async function movePriorities(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('priorities_count_of_series')
    .addColumn('series', 'text', (column) => column.notNull())
    .addColumn('priorities', 'integer', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('published', 'integer', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('priorities_count_of_series_pk', ['series', 'priorities'])
    .execute();
  await sql`insert into priorities_count_of_series (series, priorities, n, published)
    select ${SERIES}, priorities, n, published from priorities_count`.execute(db);
  await takePlaceOf(db, 'priorities_count', 'priorities_count_of_series');
}

/** Call it once the wheels have moved: what takes the place of the verdicts is worked out from them. */
async function moveTallies(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tally_of_series')
    .addColumn('series', 'text', (column) => column.notNull())
    .addColumn('cut', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('published', 'integer', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('tally_of_series_pk', ['series', 'cut', 'key'])
    .execute();
  await sql`insert into tally_of_series (series, cut, key, n, published)
    select ${SERIES}, cut, key, n, published from tally where cut <> 'verdict'`.execute(db);
  await sql`insert into tally_of_series (series, cut, key, n, published)
    select series, 'marks', cast(priorities as text) || '+' || cast(secondaries as text), sum(n), sum(published)
    from (
      select series, n, published, ${sectorsAt(PRIORITY)} as priorities, ${sectorsAt(SECONDARY)} as secondaries
      from wheel_count
    ) as marked
    group by series, priorities, secondaries
    having sum(n) > 0 or sum(published) > 0`.execute(db);
  await takePlaceOf(db, 'tally', 'tally_of_series');
}

/** How many sectors of a wheel are in one state: its digits in base 3. */
function sectorsAt(state: number) {
  const terms = Array.from({ length: SECTORS }, (_, sector) => {
    const unit = sql.lit(3 ** sector);
    return sql`(case when (wheel / ${unit}) % 3 = ${sql.lit(state)} then 1 else 0 end)`;
  });
  return sql.join(terms, sql` + `);
}

async function takePlaceOf(db: Kysely<unknown>, old: string, next: string): Promise<void> {
  await db.schema.dropTable(old).execute();
  await db.schema.alterTable(next).renameTo(old).execute();
}
