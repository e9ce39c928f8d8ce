import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { ROUNDED_TO } from './amount.ts';
import type { Series } from './series.ts';
import type { Crowd } from './uniqueness.ts';
import { prioritiesOf } from './wheel-code.ts';
import type { Counter } from '../terms.ts';
import type { FollowUpTally } from './follow-up-figures.ts';

export interface Place extends Crowd {
  readonly counted: boolean;
  readonly passedOver: boolean;
  readonly takenAt: number | undefined;
}

/** How a wheel of this series stands among those of its last snapshot. */
export async function findPlace(db: Db, strategyId: string, { name }: Series, wheel: number): Promise<Place> {
  const priorities = prioritiesOf(wheel);
  const { rows } = await sql<PlaceRow>`
    select
      coalesce((select published from tally where series = ${name} and cut = 'all' and key = ''), 0) as total,
      coalesce((select published from wheel_count where series = ${name} and wheel = ${wheel}), 0) as identical,
      coalesce((select published from priorities_count where series = ${name} and priorities = ${priorities}), 0) as alike,
      (select published from counted where strategy_id = ${strategyId} and series = ${name}) as own,
      (select count(*) from counted where strategy_id = ${strategyId}) as counted,
      (select count(*) from passed_over where strategy_id = ${strategyId}) as passed_over,
      (select taken_at from series where name = ${name}) as taken_at`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a query without a table gave no row');
  return {
    total: row.total,
    identical: row.identical,
    samePriorities: row.alike,
    own: row.own ?? undefined,
    counted: row.counted > 0,
    passedOver: row.passed_over > 0,
    takenAt: row.taken_at ?? undefined,
  };
}

interface PlaceRow {
  readonly total: number;
  readonly identical: number;
  readonly alike: number;
  readonly own: number | null;
  readonly counted: number;
  readonly passed_over: number;
  readonly taken_at: number | null;
}

interface WheelCount {
  readonly wheel: number;
  /** Never under five. */
  readonly n: number;
}

export async function listSharedWheels(
  db: Db,
  series: string,
  after: number,
  limit: number,
): Promise<readonly WheelCount[]> {
  return db
    .selectFrom('wheel_count')
    .select(['wheel', 'published as n'])
    .where('series', '=', series)
    .where('published', '>=', sql.lit(ROUNDED_TO))
    .where('wheel', '>', after)
    .orderBy('wheel')
    .limit(limit)
    .execute();
}

interface Tally {
  readonly cut: Counter;
  readonly key: string;
  readonly n: number;
}

export async function listTallies(db: Db, series: string): Promise<readonly Tally[]> {
  return db
    .selectFrom('tally')
    .select(['cut', 'key', 'published as n'])
    .where('series', '=', series)
    .where('published', '>', 0)
    .execute();
}

/** With the snapshot of their cut, read at once: one taken meanwhile would not fit the other. */
export async function listFollowUpTallies(db: Db, series: string): Promise<readonly FollowUpTally[]> {
  return db
    .selectFrom('tally')
    .innerJoin('follow_up_snapshot as taken', (join) =>
      join.onRef('taken.series', '=', 'tally.series').onRef('taken.cut', '=', 'tally.cut'),
    )
    .select(['taken.cut', 'key', 'published as n', 'taken_at as takenAt', 'wheels'])
    .where('tally.series', '=', series)
    .where('published', '>', 0)
    .execute();
}
