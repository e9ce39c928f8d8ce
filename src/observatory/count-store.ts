import { takePlace } from '../caps/store.ts';
import type { Method } from '../method/method.ts';
import type { Origin } from '../web/origin.ts';
import type { Db, Trx } from '../db/database.ts';
import { NO_FACTS } from '../indicators/facts.ts';
import { followUpFacts } from '../indicators/facts-store.ts';
import type { FollowUpFacts } from '../indicators/facts.ts';
import { countedOf, withFacts } from './countable.ts';
import type { Countable, Counted } from './countable.ts';
import { addChange, changesOf, emptyChanges } from './changes.ts';
import {
  dropCounted,
  findCounted,
  keepAll,
  keepCounted,
  readFollowUpConsent,
  takeOut,
} from './counted-store.ts';
import type { Known } from './counted-store.ts';
import { applyChanges, emptyCounters } from './counter-store.ts';
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
  const wanted = latest && (await countedNow(trx, strategyId, latest));
  const admitted =
    wanted === undefined || before !== undefined || (await isAdmitted(trx, strategyId, origin));
  await markPassedOver(trx, strategyId, !admitted);
  const after = admitted ? wanted : undefined;
  if (latest !== undefined && after !== undefined) await keepSeries(trx, latest.strategy.method);
  await replaceCounted(trx, strategyId, before, after, origin);
}

/**
 * The same after an act that changes nothing but readings or decisions: call it in its transaction, once they are stored. A strategy
 * that is not counted, or without its follow-up, stays so.
 */
export async function recountFollowUp(trx: Trx, strategyId: string, origin?: Origin): Promise<void> {
  const before = await findCounted(trx, strategyId);
  if (before?.withFollowUp !== true) return;
  await replaceCounted(trx, strategyId, before, withFacts(before, await factsOf(trx, strategyId)), origin);
}

async function countedNow(
  trx: Trx,
  strategyId: string,
  { strategy, savedAt }: Latest,
): Promise<Counted | undefined> {
  const wheel = countedOf(strategy, savedAt);
  if (wheel === undefined || savedAt <= (await readFollowUpConsent(trx))) return wheel;
  return withFacts(wheel, await factsOf(trx, strategyId));
}

async function factsOf(trx: Trx, strategyId: string): Promise<FollowUpFacts> {
  return (await followUpFacts(trx, [strategyId])).get(strategyId) ?? NO_FACTS;
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

async function countPage(trx: Trx, page: readonly Listed[], formerly: ReadonlyMap<string, Known>) {
  const changes = emptyChanges();
  const methods = new Map<string, Method>();
  const facts = await followUpFacts(
    trx,
    page.map(({ strategyId }) => strategyId),
  );
  const agreedAfter = await readFollowUpConsent(trx);
  const kept = page.flatMap(({ strategyId, strategy, savedAt }) => {
    const wheel = countedOf(strategy, savedAt);
    if (wheel === undefined) return [];
    const known = facts.get(strategyId) ?? NO_FACTS;
    const counted = savedAt > agreedAfter ? withFacts(wheel, known) : wheel;
    addChange(changes, counted, 1);
    methods.set(counted.series.name, strategy.method);
    return [{ strategyId, counted, before: formerly.get(strategyId) }];
  });
  for (const method of methods.values()) await keepSeries(trx, method);
  await keepAll(trx, kept);
  await applyChanges(trx, changes);
  return kept.length;
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
  if (after === undefined) await dropCounted(trx, strategyId);
  else await keepCounted(trx, strategyId, before, after, origin);
  await applyChanges(trx, changes);
}
