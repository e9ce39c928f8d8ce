import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { ReadingTable } from '../db/schema.ts';
import type { Reading } from './reading.ts';

/** That no correction replaced a reading: what counts of it, `pointsOf` says. */
export const STANDS = sql<boolean>`not exists (select 1 from reading as correction where correction.replaces = reading.id)`;

/** Adds readings, corrections among them; nothing that was recorded changes. */
export async function addReadings(trx: Trx, strategyId: string, readings: readonly Reading[]): Promise<void> {
  if (readings.length === 0) return;
  await trx
    .insertInto('reading')
    .values(readings.map((each) => readingToRow(strategyId, each)))
    .execute();
}

/** All readings, those that were corrected too, oldest first. */
export async function listReadings(db: Db, strategyId: string): Promise<readonly Reading[]> {
  const rows = await db
    .selectFrom('reading')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .orderBy('on_date')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return rows.map(rowToReading);
}

/** The newest standing readings of each indicator, `most` of each, oldest first: what pages draw. */
export async function listLatestReadings(
  db: Db,
  strategyId: string,
  most: number,
): Promise<readonly Reading[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('reading')
        .selectAll()
        .select(({ fn }) =>
          fn
            .agg<number>('row_number')
            .over((over) =>
              over
                .partitionBy('indicator_id')
                .orderBy('on_date', 'desc')
                .orderBy('recorded_at', 'desc')
                .orderBy('id', 'desc'),
            )
            .as('place'),
        )
        .where('strategy_id', '=', strategyId)
        .where('value', 'is not', null)
        .where(STANDS)
        .as('standing'),
    )
    .selectAll()
    .where('place', '<=', most)
    .orderBy('on_date')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return rows.map(rowToReading);
}

export async function findReading(db: Db, strategyId: string, id: string): Promise<Reading | undefined> {
  const row = await db
    .selectFrom('reading')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && rowToReading(row);
}

export async function countReadings(db: Db, strategyId: string): Promise<number> {
  const { count } = await db
    .selectFrom('reading')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('strategy_id', '=', strategyId)
    .executeTakeFirstOrThrow();
  return count;
}

/** When they were recorded, for the list of all that happened: those of one press of a button are one moment. */
export function readingMoments(db: Db, strategyId: string) {
  return db
    .selectFrom('reading')
    .select([sql<string>`'readings'`.as('what'), 'recorded_at as at', sql<number>`0`.as('number')])
    .where('strategy_id', '=', strategyId)
    .groupBy('recorded_at');
}

/** A reading in the list of all that happened: whether it was corrected since, and what it corrects itself. */
interface Recorded extends Reading {
  readonly isCorrected: boolean;
  readonly before: Reading | undefined;
}

/** All that were recorded at some moments, in the order of their indicators. */
export async function listRecorded(
  db: Db,
  strategyId: string,
  moments: readonly number[],
): Promise<readonly Recorded[]> {
  if (moments.length === 0) return [];
  const rows = await db
    .selectFrom('reading')
    .leftJoin('reading as correction', 'correction.replaces', 'reading.id')
    .selectAll('reading')
    .select('correction.id as corrected_by')
    .where('reading.strategy_id', '=', strategyId)
    .where('reading.recorded_at', 'in', moments)
    .orderBy('reading.indicator_id')
    .orderBy('reading.id')
    .execute();
  const before = await listByIds(
    db,
    rows.flatMap(({ replaces }) => replaces ?? []),
  );
  return rows.map(({ corrected_by, ...row }) => ({
    ...rowToReading(row),
    isCorrected: corrected_by !== null,
    before: before.find(({ id }) => id === row.replaces),
  }));
}

async function listByIds(db: Db, ids: readonly string[]): Promise<readonly Reading[]> {
  const rows = await db.selectFrom('reading').selectAll().where('id', 'in', ids).execute();
  return rows.map(rowToReading);
}

/** Those of a day that no correction replaced, in the order in which they were recorded. */
export async function listStandingOn(db: Db, strategyId: string, day: string): Promise<readonly Reading[]> {
  const rows = await db
    .selectFrom('reading')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('on_date', '=', day)
    .where(STANDS)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return rows.map(rowToReading);
}

function readingToRow(strategyId: string, reading: Reading): ReadingTable {
  const { id, indicator, onDate, value, note, lang, recordedAt, replaces } = reading;
  return {
    id,
    strategy_id: strategyId,
    indicator_id: indicator,
    on_date: onDate,
    value,
    note,
    lang,
    recorded_at: recordedAt,
    replaces,
  };
}

function rowToReading(row: Selectable<ReadingTable>): Reading {
  const { id, value, note, lang, replaces } = row;
  return {
    id,
    indicator: row.indicator_id,
    onDate: row.on_date,
    value,
    note,
    lang,
    recordedAt: row.recorded_at,
    replaces,
  };
}
