import { takePlace } from '../caps/store.ts';
import type { Method } from '../method/method.ts';
import type { Origin } from '../web/origin.ts';
import type { Db, Trx } from '../db/database.ts';
import { countedOf } from './countable.ts';
import type { Countable, Counted } from './countable.ts';
import { addChange, changesOf, emptyChanges } from './changes.ts';
import { applyChanges, chunks, emptyCounters } from './counter-store.ts';
import { keepSeries } from './series-store.ts';
import { PLACES_A_DAY } from './snapshot.ts';
import { transact } from '../db/engine.ts';

interface Latest {
  readonly strategy: Countable;
  readonly savedAt: number;
}

interface Listed extends Latest {
  readonly strategyId: string;
}

type ListAfter = (trx: Trx, after: string) => Promise<readonly Listed[]>;

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
  const after = admitted ? wanted : undefined;
  if (latest !== undefined && after !== undefined) await keepSeries(trx, latest.strategy.method);
  await replaceCounted(trx, strategyId, before, after, origin);
}

/** Counts all strategies anew and answers how many count. Published numbers stay until the next snapshot; savers wait meanwhile. */
export async function recountAll(db: Db, listAfter: ListAfter): Promise<number> {
  return transact(db, async (trx) => {
    await emptyCounters(trx);
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
    const wanted = page.filter(({ strategyId }) => !passedOver.has(strategyId));
    total += await countPage(trx, wanted, known);
    last = upTo;
  }
  return total;
}

async function countPage(trx: Trx, page: readonly Listed[], known: ReadonlyMap<string, Known>) {
  const changes = emptyChanges();
  const methods = new Map<string, Method>();
  const rows = page.flatMap(({ strategyId, strategy, savedAt }) => {
    const entry = countedOf(strategy, savedAt);
    if (entry === undefined) return [];
    const { series, wheel, month } = entry;
    addChange(changes, entry, 1);
    methods.set(series.name, strategy.method);
    const before = known.get(strategyId);
    const { fresh, published } = before?.series === series.name ? before : NEW;
    return [{ strategy_id: strategyId, series: series.name, wheel, month, fresh, published }];
  });
  for (const method of methods.values()) await keepSeries(trx, method);
  for (const some of chunks(rows)) await trx.insertInto('counted').values(some).execute();
  await applyChanges(trx, changes);
  return rows.length;
}

interface Known {
  readonly series: string;
  readonly fresh: 0 | 1;
  readonly published: number | null;
}

const NEW = { fresh: 1, published: null } as const;

async function takeOut(
  trx: Trx,
  after: string,
  upTo: string | undefined,
): Promise<ReadonlyMap<string, Known>> {
  const query = trx.deleteFrom('counted').where('strategy_id', '>', after);
  const rows = await (upTo === undefined ? query : query.where('strategy_id', '<=', upTo))
    .returning(['strategy_id', 'series', 'fresh', 'published'])
    .execute();
  return new Map(rows.map(({ strategy_id, ...row }) => [strategy_id, row]));
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
    const { series, wheel, month } = after;
    const entry = {
      ...{ series: series.name, wheel, month },
      ...(isFresh && { fresh: 1 as const }),
      // What the last snapshot of another series knows of it is none of this one's.
      ...(before?.series.name !== series.name && { published: null }),
    };
    await trx
      .insertInto('counted')
      .values({ strategy_id: strategyId, fresh: 0, ...entry })
      .onConflict((conflict) => conflict.column('strategy_id').doUpdateSet(entry))
      .execute();
  }
  await applyChanges(trx, changes);
}

async function findCounted(db: Db, strategyId: string): Promise<Counted | undefined> {
  const row = await db
    .selectFrom('counted')
    .innerJoin('series', 'series.name', 'counted.series')
    .select(['name', 'approaches', 'wheel', 'month'])
    .where('strategy_id', '=', strategyId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { name, approaches, wheel, month } = row;
  return { series: { name, keys: approaches.split(' ') }, wheel, month };
}
