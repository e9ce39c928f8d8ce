import { takePlace } from '../caps/store.ts';
import type { Origin } from '../web/origin.ts';
import type { Db, Trx } from '../db/database.ts';
import { NO_FACTS } from '../indicators/facts.ts';
import { followUpFacts } from '../indicators/facts-store.ts';
import type { FollowUpFacts } from '../indicators/facts.ts';
import { countedOf, withFacts } from './countable.ts';
import type { Countable, Counted } from './countable.ts';
import { changesOf, newsOf } from './changes.ts';
import type { News } from './changes.ts';
import { applyChanges } from './counter-store.ts';
import { keepSeries } from './series-store.ts';
import { PLACES_A_DAY } from './snapshot.ts';

export interface Latest {
  readonly strategy: Countable;
  readonly savedAt: number;
}

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

async function findCounted(db: Db, strategyId: string): Promise<Counted | undefined> {
  const row = await db
    .selectFrom('counted')
    .innerJoin('series', 'series.name', 'counted.series')
    .select(['name', 'approaches', 'wheel', 'month', 'with_follow_up', 'followed', 'decided'])
    .where('strategy_id', '=', strategyId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { name, approaches, wheel, month, decided } = row;
  const series = { name, keys: approaches.split(' ') };
  return {
    series,
    wheel,
    month,
    withFollowUp: row.with_follow_up === 1,
    followed: row.followed === 1,
    decided: decided === '' ? [] : decided.split(' '),
  };
}

/** Those who agreed in a revision saved until then agreed to have the wheel alone counted. */
export async function readFollowUpConsent(db: Db): Promise<number> {
  const row = await db.selectFrom('follow_up_consent').select('saved_after').executeTakeFirstOrThrow();
  return row.saved_after;
}

/** Notes what a strategy is counted with, where it was counted with `before`, and whether that is one of the ten of a snapshot. */
async function keepCounted(
  trx: Trx,
  strategyId: string,
  before: Counted | undefined,
  after: Counted,
  origin: Origin | undefined,
): Promise<void> {
  const entry = {
    ...rowOf(after),
    ...(await freshOf(trx, before, after, origin)),
    // What the last snapshot of another series knows of it is none of this one's.
    ...(before?.series.name !== after.series.name && { published: null }),
  };
  await trx
    .insertInto('counted')
    .values({ strategy_id: strategyId, ...NOT_FRESH, ...entry })
    .onConflict((conflict) => conflict.column('strategy_id').doUpdateSet(entry))
    .execute();
}

async function dropCounted(trx: Trx, strategyId: string): Promise<void> {
  await trx.deleteFrom('counted').where('strategy_id', '=', strategyId).execute();
}

export interface Flags {
  readonly fresh: 0 | 1;
  readonly followed_fresh: 0 | 1;
  readonly decided_fresh: 0 | 1;
}

const NOT_FRESH: Flags = { fresh: 0, followed_fresh: 0, decided_fresh: 0 };

export function rowOf({ series, wheel, month, withFollowUp, followed, decided }: Counted) {
  const place = { series: series.name, wheel, month };
  return {
    ...place,
    with_follow_up: bit(withFollowUp),
    followed: bit(followed),
    decided: decided.join(' '),
  };
}

/** Only what becomes fresh, and what no longer can be: the rest stays as it is. */
async function freshOf(
  trx: Trx,
  before: Counted | undefined,
  after: Counted,
  origin: Origin | undefined,
): Promise<Partial<Flags>> {
  const news = newsOf(before, after);
  // A network makes one fresh change of a kind a day, and a snapshot needs ten: whoever pads them has to come on nine days.
  const isFresh = async (kind: News) =>
    news[kind] && (origin === undefined || (await takePlace(trx, kind, origin)) === 1);
  return {
    ...((await isFresh('changed')) && { fresh: 1 }),
    ...((await isFresh('followed')) && { followed_fresh: 1 }),
    ...((await isFresh('decided')) && { decided_fresh: 1 }),
    ...(!after.followed && { followed_fresh: 0 }),
    ...(after.decided.length === 0 && { decided_fresh: 0 }),
  };
}

function bit(is: boolean): 0 | 1 {
  return is ? 1 : 0;
}
