import { takePlace } from '../caps/store.ts';
import type { Db, Trx } from '../db/database.ts';
import type { Origin } from '../web/origin.ts';
import { newsOf } from './changes.ts';
import type { News } from './changes.ts';
import type { Counted } from './countable.ts';
import { chunks } from './counter-store.ts';

export async function findCounted(db: Db, strategyId: string): Promise<Counted | undefined> {
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
export async function keepCounted(
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

export async function dropCounted(trx: Trx, strategyId: string): Promise<void> {
  await trx.deleteFrom('counted').where('strategy_id', '=', strategyId).execute();
}

interface Kept {
  readonly strategyId: string;
  readonly counted: Counted;
  /** As it was before all were counted anew. */
  readonly before: Known | undefined;
}

export interface Known extends Flags {
  readonly series: string;
  readonly published: number | null;
  readonly followed: 0 | 1;
  readonly decided: string;
}

/** Notes many again that were taken out: what stood for one of the ten of a snapshot still does. */
export async function keepAll(trx: Trx, all: readonly Kept[]): Promise<void> {
  const rows = all.map(({ strategyId, counted, before }) => ({
    strategy_id: strategyId,
    ...rowOf(counted),
    ...flagsAgain(counted, before?.series === counted.series.name ? before : undefined),
  }));
  for (const some of chunks(rows)) await trx.insertInto('counted').values(some).execute();
}

export async function takeOut(
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

interface Flags {
  readonly fresh: 0 | 1;
  readonly followed_fresh: 0 | 1;
  readonly decided_fresh: 0 | 1;
}

const NOT_FRESH: Flags = { fresh: 0, followed_fresh: 0, decided_fresh: 0 };

function rowOf({ series, wheel, month, withFollowUp, followed, decided }: Counted) {
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

function flagsAgain({ followed, decided }: Counted, known: Known | undefined) {
  const isSame = { followed: known?.followed === 1, decided: known?.decided === decided.join(' ') };
  return {
    published: known?.published ?? null,
    fresh: known?.fresh ?? 1,
    followed_fresh: followed ? (isSame.followed ? (known?.followed_fresh ?? 1) : 1) : 0,
    decided_fresh: decided.length > 0 ? (isSame.decided ? (known?.decided_fresh ?? 1) : 1) : 0,
  } as const;
}

function bit(is: boolean): 0 | 1 {
  return is ? 1 : 0;
}
