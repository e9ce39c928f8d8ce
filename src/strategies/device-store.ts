import type { Db, Trx } from '../db/database.ts';
import { rowToLink } from './link-store.ts';
import type { Link } from './link-store.ts';
import type { Strategy } from './strategy.ts';
import { sha256 } from '../web/digest.ts';

/** Lets this browser see the links of a strategy again, as long as this generation is in force. */
export async function rememberDevice(
  trx: Trx,
  visitor: string,
  { strategyId, generation }: Pick<Link, 'strategyId' | 'generation'>,
  now: number,
): Promise<void> {
  const held = { generation, saved_at: now };
  await trx
    .insertInto('device')
    .values({ visitor, strategy_id: strategyId, ...held })
    .onConflict((conflict) => conflict.columns(['visitor', 'strategy_id']).doUpdateSet(held))
    .execute();
}

export async function forgetDevice(db: Db, visitor: string, strategyId: string): Promise<void> {
  await db
    .deleteFrom('device')
    .where('visitor', '=', visitor)
    .where('strategy_id', '=', strategyId)
    .execute();
}

export interface DeviceStrategy {
  readonly link: Link;
  readonly brand: string;
  readonly number: number;
  readonly savedAt: number;
}

export async function listDeviceStrategies(
  db: Db,
  visitor: string,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<readonly DeviceStrategy[]> {
  const rows = await held(db, visitor)
    .innerJoin('revision', 'revision.strategy_id', 'device.strategy_id')
    .selectAll('link')
    .select(['revision.number', 'revision.content', 'revision.saved_at as revised_at'])
    .where((eb) =>
      eb(
        'revision.number',
        '=',
        eb
          .selectFrom('revision as latest')
          .select(({ fn }) => fn.max('latest.number').as('number'))
          .whereRef('latest.strategy_id', '=', 'device.strategy_id'),
      ),
    )
    .orderBy('device.saved_at', 'desc')
    .orderBy('device.strategy_id', 'desc')
    .limit(limit)
    .offset(skip)
    .execute();
  return rows.map((row) => ({
    link: rowToLink(row),
    brand: (JSON.parse(row.content) as Strategy).brand,
    number: row.number,
    savedAt: row.revised_at,
  }));
}

export async function countDeviceStrategies(db: Db, visitor: string, most: number): Promise<number> {
  const { count } = await db
    .selectFrom(held(db, visitor).select('device.strategy_id').limit(most).as('listed'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The browser that replaced an edit link moves on with it; every other one stays out. */
export async function moveOn(
  trx: Trx,
  visitor: string,
  old: Link,
  { generation }: Link,
  now: number,
): Promise<void> {
  await forgetOthers(trx, visitor, old.strategyId);
  await rememberDevice(trx, visitor, { strategyId: old.strategyId, generation }, now);
}

/** The edit link in force of the strategy that a replaced edit key was good for, if this browser moved on to it. */
export async function findSuccessor(db: Db, editKey: string, visitor: string): Promise<Link | undefined> {
  const row = await db
    .selectFrom('link as old')
    .innerJoin('device', 'device.strategy_id', 'old.strategy_id')
    .innerJoin('link as current', 'current.strategy_id', 'old.strategy_id')
    .selectAll('current')
    .where('old.key_hash', '=', sha256(editKey))
    .where('old.kind', '=', 'edit')
    .where('old.ended_as', '=', 'replaced')
    .where('device.visitor', '=', visitor)
    .where('current.kind', '=', 'edit')
    .where('current.ended_at', 'is', null)
    .whereRef('current.generation', '=', 'device.generation')
    .executeTakeFirst();
  return row && rowToLink(row);
}

export async function findHeldLink(db: Db, visitor: string, strategyId: string): Promise<Link | undefined> {
  const row = await db
    .selectFrom('device')
    .innerJoin('link', 'link.strategy_id', 'device.strategy_id')
    .selectAll('link')
    .where('device.visitor', '=', visitor)
    .where('device.strategy_id', '=', strategyId)
    .where('link.kind', '=', 'edit')
    .where('link.ended_at', 'is', null)
    .whereRef('link.generation', '=', 'device.generation')
    .executeTakeFirst();
  return row && rowToLink(row);
}

function held(db: Db, visitor: string) {
  return db
    .selectFrom('device')
    .innerJoin('link', 'link.strategy_id', 'device.strategy_id')
    .where('device.visitor', '=', visitor)
    .where('link.kind', '=', 'edit')
    .where('link.ended_at', 'is', null)
    .whereRef('link.generation', '=', 'device.generation');
}

/** A replaced generation never comes back: the rows of other browsers would only be skipped at each reading. */
async function forgetOthers(trx: Trx, visitor: string, strategyId: string): Promise<void> {
  await trx
    .deleteFrom('device')
    .where('strategy_id', '=', strategyId)
    .where('visitor', '!=', visitor)
    .execute();
}
