import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { ReadingTable } from '../db/schema.ts';
import type { Reading } from './reading.ts';

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
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('reading as correction')
                .select('correction.id')
                .whereRef('correction.replaces', '=', 'reading.id'),
            ),
          ),
        )
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

export async function isCorrected(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('reading').select('id').where('replaces', '=', id).executeTakeFirst();
  return row !== undefined;
}

export async function countReadings(db: Db, strategyId: string): Promise<number> {
  const { count } = await db
    .selectFrom('reading')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('strategy_id', '=', strategyId)
    .executeTakeFirstOrThrow();
  return count;
}

/** When each was recorded, for the list of all that happened. */
export function readingMoments(db: Db, strategyId: string) {
  return db
    .selectFrom('reading')
    .select([sql<'reading'>`'reading'`.as('what'), 'id', 'recorded_at as at'])
    .where('strategy_id', '=', strategyId);
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
