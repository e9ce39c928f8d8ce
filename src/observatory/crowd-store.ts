import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Cut } from './counted.ts';
import type { Crowd } from './uniqueness.ts';
import { choicesOf, prioritiesOf } from './wheel-code.ts';

/** How many counted strategies there are, have this very wheel, and have its priorities; and what is counted of this one. */
export async function findCrowd(db: Db, strategyId: string, wheel: number): Promise<Crowd> {
  const priorities = prioritiesOf(choicesOf(wheel));
  const { rows } = await sql<{ total: number; identical: number; alike: number; own: number | null }>`
    select
      coalesce((select n from tally where cut = 'all' and key = ''), 0) as total,
      coalesce((select n from wheel_count where wheel = ${wheel}), 0) as identical,
      coalesce((select n from priorities_count where priorities = ${priorities}), 0) as alike,
      (select wheel from counted where strategy_id = ${strategyId}) as own`.execute(db);
  const [{ total, identical, alike, own } = { total: 0, identical: 0, alike: 0, own: null }] = rows;
  return { total, identical, samePriorities: alike, own: own ?? undefined };
}

/** The state of the counters: which version they are at, and at which they were last made anew. */
export async function readVersion(db: Db): Promise<{ readonly version: number; readonly madeAnew: number }> {
  const { version, made_anew } = await db.selectFrom('counting').selectAll().executeTakeFirstOrThrow();
  return { version, madeAnew: made_anew };
}

export interface WheelCount {
  readonly wheel: number;
  readonly n: number;
  readonly version: number;
}

/** The counts that changed after the given place, oldest change first, `limit` at most. */
export async function listChangedWheels(
  db: Db,
  after: Omit<WheelCount, 'n'>,
  limit: number,
): Promise<readonly WheelCount[]> {
  return db
    .selectFrom('wheel_count')
    .select(['wheel', 'n', 'version'])
    .where(sql<boolean>`(version, wheel) > (${after.version}, ${after.wheel})`)
    .orderBy('version')
    .orderBy('wheel')
    .limit(limit)
    .execute();
}

export interface Tally {
  readonly cut: Cut;
  readonly key: string;
  readonly n: number;
}

/** Every counter that is not a wheel's: some 160, and one a month. */
export async function listTallies(db: Db): Promise<readonly Tally[]> {
  return db.selectFrom('tally').selectAll().where('n', '>', 0).execute();
}
