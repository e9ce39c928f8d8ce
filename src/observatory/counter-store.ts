import type { Trx } from '../db/database.ts';
import type { Changes } from './changes.ts';

/** SQLite takes 32,766 values in one statement; a row has ten at most. */
const ROWS_AT_ONCE = 1000;

/** Moves the counters by what changed. */
export async function applyChanges(trx: Trx, changes: Changes): Promise<void> {
  await addToWheels(trx, changes);
  await addToPriorities(trx, changes);
  await addToTallies(trx, changes);
}

export async function emptyCounters(trx: Trx): Promise<void> {
  for (const table of ['wheel_count', 'priorities_count', 'tally'] as const)
    await trx.updateTable(table).set({ n: 0 }).execute();
}

async function addToWheels(trx: Trx, { wheels }: Changes): Promise<void> {
  for (const rows of chunks([...wheels.values()]))
    await trx
      .insertInto('wheel_count')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['series', 'wheel'])
          .doUpdateSet((eb) => ({ n: eb('wheel_count.n', '+', eb.ref('excluded.n')) })),
      )
      .execute();
}

async function addToPriorities(trx: Trx, { priorities }: Changes): Promise<void> {
  for (const rows of chunks([...priorities.values()]))
    await trx
      .insertInto('priorities_count')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['series', 'priorities'])
          .doUpdateSet((eb) => ({ n: eb('priorities_count.n', '+', eb.ref('excluded.n')) })),
      )
      .execute();
}

async function addToTallies(trx: Trx, { tallies }: Changes): Promise<void> {
  for (const rows of chunks([...tallies.values()]))
    await trx
      .insertInto('tally')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['series', 'cut', 'key'])
          .doUpdateSet((eb) => ({ n: eb('tally.n', '+', eb.ref('excluded.n')) })),
      )
      .execute();
}

export function chunks<T>(rows: readonly T[]): readonly T[][] {
  const count = Math.ceil(rows.length / ROWS_AT_ONCE);
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  );
}
