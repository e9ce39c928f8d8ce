import { sql } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { countedOf } from './counted.ts';
import type { Countable, Counted } from './counted.ts';
import { addChange, changesOf, emptyChanges } from './changes.ts';
import type { Changes } from './changes.ts';

const BATCH = 500;
/** SQLite takes 32,766 values in one statement; a row has three at most. */
const ROWS_AT_ONCE = 1000;

/**
 * Brings the counters up to date with one strategy: as its latest revision says, or not at all when no edit link opens
 * it any more. To be called in the transaction that saves, ends or brings back; calling it again changes nothing. What is
 * erased was ended before.
 */
export async function recount(trx: Trx, strategyId: string): Promise<void> {
  const [latest] = await listLatest(trx, { strategyId });
  await replaceCounted(trx, strategyId, latest && countedOf(latest.strategy, latest.savedAt));
}

/** Makes all counters anew from the saved strategies, and says how many count. Savers wait meanwhile. */
export async function recountAll(db: Db): Promise<number> {
  return db.transaction().execute(async (trx) => {
    for (const table of ['counted', 'wheel_count', 'priorities_count', 'tally'] as const)
      await trx.deleteFrom(table).execute();
    const version = await nextVersion(trx);
    await trx.updateTable('counting').set({ made_anew: version }).execute();
    return countFrom(trx, version, '');
  });
}

async function countFrom(trx: Trx, version: number, after: string): Promise<number> {
  let total = 0;
  for (let last: string | undefined = after; last !== undefined;) {
    const page = await listLatest(trx, { after: last });
    const counted = page.flatMap(({ strategyId, strategy, savedAt }) => {
      const entry = countedOf(strategy, savedAt);
      return entry === undefined ? [] : [{ strategy_id: strategyId, ...entry }];
    });
    const changes = emptyChanges();
    for (const entry of counted) addChange(changes, entry, 1);
    for (const rows of chunks(counted)) await trx.insertInto('counted').values(rows).execute();
    await applyChanges(trx, changes, version);
    total += counted.length;
    last = page.at(-1)?.strategyId;
  }
  return total;
}

async function replaceCounted(trx: Trx, strategyId: string, after: Counted | undefined): Promise<void> {
  const before = await findCounted(trx, strategyId);
  const changes = changesOf(before, after);
  if (changes === undefined) return;
  await trx.deleteFrom('counted').where('strategy_id', '=', strategyId).execute();
  if (after !== undefined)
    await trx
      .insertInto('counted')
      .values({ strategy_id: strategyId, ...after })
      .execute();
  await applyChanges(trx, changes, await nextVersion(trx));
}

async function findCounted(db: Db, strategyId: string): Promise<Counted | undefined> {
  return db
    .selectFrom('counted')
    .select(['wheel', 'month'])
    .where('strategy_id', '=', strategyId)
    .executeTakeFirst();
}

interface Latest {
  readonly strategyId: string;
  readonly strategy: Countable;
  readonly savedAt: number;
}

/** The latest revision of one strategy, or of those that follow another one; only of those that still open. */
async function listLatest(
  db: Db,
  which: { readonly strategyId: string } | { readonly after: string },
): Promise<readonly Latest[]> {
  const query = db
    .selectFrom('strategy')
    .innerJoin('revision', 'revision.strategy_id', 'strategy.id')
    .select(['strategy.id', 'revision.content', 'revision.saved_at'])
    .where((eb) => eb('revision.number', '=', latestNumber()))
    .where((eb) => eb.exists(eb.selectFrom('link').select('link.id').where(openEditLink())));
  const chosen =
    'after' in which
      ? query.where('strategy.id', '>', which.after).orderBy('strategy.id').limit(BATCH)
      : query.where('strategy.id', '=', which.strategyId);
  const rows = await chosen.execute();
  return rows.map(({ id, content, saved_at }) => ({
    strategyId: id,
    strategy: JSON.parse(content) as Countable,
    savedAt: saved_at,
  }));
}

function latestNumber() {
  return sql<number>`(select max(number) from revision as other where other.strategy_id = strategy.id)`;
}

function openEditLink() {
  return sql<boolean>`link.strategy_id = strategy.id and link.kind = 'edit' and link.ended_at is null`;
}

async function nextVersion(trx: Trx): Promise<number> {
  const { version } = await trx
    .updateTable('counting')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

async function applyChanges(trx: Trx, changes: Changes, version: number): Promise<void> {
  const wheels = [...changes.wheels].map(([wheel, n]) => ({ wheel, n, version }));
  for (const rows of chunks(wheels))
    await trx
      .insertInto('wheel_count')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('wheel')
          .doUpdateSet((eb) => ({ n: eb('wheel_count.n', '+', eb.ref('excluded.n')), version })),
      )
      .execute();
  const priorities = [...changes.priorities].map(([mask, n]) => ({ priorities: mask, n }));
  for (const rows of chunks(priorities))
    await trx
      .insertInto('priorities_count')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('priorities')
          .doUpdateSet((eb) => ({ n: eb('priorities_count.n', '+', eb.ref('excluded.n')) })),
      )
      .execute();
  for (const rows of chunks([...changes.tallies.values()]))
    await trx
      .insertInto('tally')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['cut', 'key'])
          .doUpdateSet((eb) => ({ n: eb('tally.n', '+', eb.ref('excluded.n')) })),
      )
      .execute();
}

function chunks<T>(rows: readonly T[]): readonly T[][] {
  const count = Math.ceil(rows.length / ROWS_AT_ONCE);
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  );
}
