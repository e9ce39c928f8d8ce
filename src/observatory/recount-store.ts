import type { Method } from '../method/method.ts';
import type { Db, Trx } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import { NO_FACTS } from '../indicators/facts.ts';
import { followUpFacts } from '../indicators/facts-store.ts';
import { addChange, emptyChanges } from './changes.ts';
import { countedOf, withFacts } from './countable.ts';
import type { Counted } from './countable.ts';
import { readFollowUpConsent, rowOf } from './count-store.ts';
import type { Flags, Latest } from './count-store.ts';
import { applyChanges, chunks, emptyCounters } from './counter-store.ts';
import { keepSeries } from './series-store.ts';

interface Listed extends Latest {
  readonly strategyId: string;
}

type ListAfter = (trx: Trx, after: string) => Promise<readonly Listed[]>;

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

interface Kept {
  readonly strategyId: string;
  readonly counted: Counted;
  /** As it was before all were counted anew. */
  readonly before: Known | undefined;
}

interface Known extends Flags {
  readonly series: string;
  readonly published: number | null;
  readonly followed: 0 | 1;
  readonly decided: string;
}

/** Notes many again that were taken out: what stood for one of the ten of a snapshot still does. */
async function keepAll(trx: Trx, all: readonly Kept[]): Promise<void> {
  const rows = all.map(({ strategyId, counted, before }) => ({
    strategy_id: strategyId,
    ...rowOf(counted),
    ...flagsAgain(counted, before?.series === counted.series.name ? before : undefined),
  }));
  for (const some of chunks(rows)) await trx.insertInto('counted').values(some).execute();
}

async function takeOut(
  trx: Trx,
  after: string,
  upTo: string | undefined,
): Promise<ReadonlyMap<string, Known>> {
  const query = trx.deleteFrom('counted').where('strategy_id', '>', after);
  const rows = await (upTo === undefined ? query : query.where('strategy_id', '<=', upTo))
    .returning(['strategy_id', 'series', 'published', 'followed', 'decided'])
    .returning(['fresh', 'followed_fresh', 'decided_fresh'])
    .execute();
  return new Map(rows.map(({ strategy_id, ...row }) => [strategy_id, row]));
}

function flagsAgain({ followed, decided }: Counted, known: Known | undefined) {
  const isSame = { followed: known?.followed === 1, decided: known?.decided === decided.join(' ') };
  return {
    published: known?.published ?? null,
    fresh: known?.fresh ?? 1,
    followed_fresh: followed ? (isSame.followed ? (known?.followed_fresh ?? 1) : 1) : 0,
    decided_fresh: decided.length > 0 ? (isSame.decided ? (known?.decided_fresh ?? 1) : 1) : 0,
  } as const;
}
