import { takePlace } from '../caps/store.ts';
import type { Origin } from '../web/origin.ts';
import type { Db, Trx } from '../db/database.ts';
import { countedOf } from './countable.ts';
import type { Countable, Counted } from './countable.ts';
import { addChange, changesOf, emptyChanges } from './changes.ts';
import type { Changes } from './changes.ts';
import { PLACES_A_DAY } from './snapshot.ts';
import { transact } from '../db/engine.ts';

/** SQLite takes 32,766 values in one statement; a row has five at most. */
const ROWS_AT_ONCE = 1000;

interface Latest {
  readonly strategy: Countable;
  readonly savedAt: number;
}

type ListAfter = (trx: Trx, after: string) => Promise<readonly (Latest & { readonly strategyId: string })[]>;

/**
 * Brings the counters up to date with one strategy; `latest` is undefined once no edit link opens it. Call it in the transaction
 * that saves, ends or brings back. Without `origin` it is the owner of the site, whom no daily limit holds.
 */
export async function recount(
  trx: Trx,
  strategyId: string,
  latest: Latest | undefined,
  origin?: Origin,
): Promise<void> {
  const before = await findCounted(trx, strategyId);
  const wanted = latest && countedOf(latest.strategy, latest.savedAt);
  const admitted =
    wanted === undefined || before !== undefined || (await isAdmitted(trx, strategyId, origin));
  await markPassedOver(trx, strategyId, !admitted);
  await replaceCounted(trx, strategyId, before, admitted ? wanted : undefined, origin);
}

/** Counts all strategies anew and answers how many count. Published numbers stay until the next snapshot; savers wait meanwhile. */
export async function recountAll(db: Db, listAfter: ListAfter): Promise<number> {
  return transact(db, async (trx) => {
    for (const table of ['wheel_count', 'priorities_count', 'tally'] as const)
      await trx.updateTable(table).set({ n: 0 }).execute();
    return countAll(trx, listAfter);
  });
}

async function countAll(trx: Trx, listAfter: ListAfter): Promise<number> {
  let total = 0;
  for (let last: string | undefined = ''; last !== undefined;) {
    const page = await listAfter(trx, last);
    const upTo: string | undefined = page.at(-1)?.strategyId;
    const known = await takeOut(trx, last, upTo);
    const passedOver = await listPassedOver(trx, last, upTo);
    const counted = page.flatMap(({ strategyId, strategy, savedAt }) => {
      const entry = countedOf(strategy, savedAt);
      if (entry === undefined || passedOver.has(strategyId)) return [];
      const { fresh = 1, published = null } = known.get(strategyId) ?? {};
      return [{ strategy_id: strategyId, ...entry, fresh, published }];
    });
    const changes = emptyChanges();
    for (const entry of counted) addChange(changes, entry, 1);
    for (const rows of chunks(counted)) await trx.insertInto('counted').values(rows).execute();
    await applyChanges(trx, changes);
    total += counted.length;
    last = upTo;
  }
  return total;
}

async function takeOut(trx: Trx, after: string, upTo: string | undefined) {
  const query = trx.deleteFrom('counted').where('strategy_id', '>', after);
  const rows = await (upTo === undefined ? query : query.where('strategy_id', '<=', upTo))
    .returning(['strategy_id', 'fresh', 'published'])
    .execute();
  return new Map(rows.map(({ strategy_id, fresh, published }) => [strategy_id, { fresh, published }]));
}

async function listPassedOver(
  trx: Trx,
  after: string,
  upTo: string | undefined,
): Promise<ReadonlySet<string>> {
  if (upTo === undefined) return new Set();
  const rows = await trx
    .selectFrom('passed_over')
    .select('strategy_id')
    .where('strategy_id', '>', after)
    .where('strategy_id', '<=', upTo)
    .execute();
  return new Set(rows.map(({ strategy_id }) => strategy_id));
}

/** Without an origin, strategies that were passed over stay so. */
async function isAdmitted(trx: Trx, strategyId: string, origin: Origin | undefined): Promise<boolean> {
  if (origin !== undefined) return (await takePlace(trx, 'counted', origin)) <= PLACES_A_DAY;
  const row = await trx
    .selectFrom('passed_over')
    .select('strategy_id')
    .where('strategy_id', '=', strategyId)
    .executeTakeFirst();
  return row === undefined;
}

async function markPassedOver(trx: Trx, strategyId: string, isPassedOver: boolean): Promise<void> {
  if (!isPassedOver) await trx.deleteFrom('passed_over').where('strategy_id', '=', strategyId).execute();
  else
    await trx
      .insertInto('passed_over')
      .values({ strategy_id: strategyId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

async function replaceCounted(
  trx: Trx,
  strategyId: string,
  before: Counted | undefined,
  after: Counted | undefined,
  origin: Origin | undefined,
): Promise<void> {
  const changes = changesOf(before, after);
  if (changes === undefined) return;
  if (after === undefined) await trx.deleteFrom('counted').where('strategy_id', '=', strategyId).execute();
  else {
    // A network makes one fresh change a day, and a snapshot needs ten: whoever pads them has to come on nine days.
    const isFresh = origin === undefined || (await takePlace(trx, 'changed', origin)) === 1;
    const entry = { ...after, ...(isFresh && { fresh: 1 as const }) };
    await trx
      .insertInto('counted')
      .values({ strategy_id: strategyId, fresh: 0, ...entry })
      .onConflict((conflict) => conflict.column('strategy_id').doUpdateSet(entry))
      .execute();
  }
  await applyChanges(trx, changes);
}

async function findCounted(db: Db, strategyId: string): Promise<Counted | undefined> {
  return db
    .selectFrom('counted')
    .select(['wheel', 'month'])
    .where('strategy_id', '=', strategyId)
    .executeTakeFirst();
}

async function applyChanges(trx: Trx, changes: Changes): Promise<void> {
  await addToWheels(trx, changes);
  await addToPriorities(trx, changes);
  await addToTallies(trx, changes);
}

async function addToWheels(trx: Trx, { wheels }: Changes): Promise<void> {
  for (const rows of chunks([...wheels].map(([wheel, n]) => ({ wheel, n }))))
    await trx
      .insertInto('wheel_count')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('wheel').doUpdateSet((eb) => ({ n: eb('wheel_count.n', '+', eb.ref('excluded.n')) })),
      )
      .execute();
}

async function addToPriorities(trx: Trx, { priorities }: Changes): Promise<void> {
  for (const rows of chunks([...priorities].map(([mask, n]) => ({ priorities: mask, n }))))
    await trx
      .insertInto('priorities_count')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('priorities')
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
