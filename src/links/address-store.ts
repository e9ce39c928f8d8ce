import type { Db, Trx } from '../db/database.ts';
import { rowToLink } from '../strategies/store.ts';
import type { Link } from '../strategies/store.ts';

/** An edit link that is in force, and when its strategy was last saved. */
export interface SavedLink {
  readonly link: Link;
  /** UTC milliseconds. */
  readonly savedAt: number;
}

/** Keeps the fingerprint of an address that a strategy's links may be sent to again; twice is once. */
export async function insertAddress(
  trx: Trx,
  strategyId: string,
  addressKey: string,
  now: number,
): Promise<void> {
  await trx
    .insertInto('strategy_address')
    .values({ strategy_id: strategyId, address_key: addressKey, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function countAddresses(db: Db, strategyId: string): Promise<number> {
  const row = await db
    .selectFrom('strategy_address')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('strategy_id', '=', strategyId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Whether a strategy keeps this address already, or fewer than `most`. */
export async function hasRoomFor(
  trx: Trx,
  strategyId: string,
  addressKey: string,
  most: number,
): Promise<boolean> {
  const held = await trx
    .selectFrom('strategy_address')
    .select('address_key')
    .where('strategy_id', '=', strategyId)
    .where('address_key', '=', addressKey)
    .executeTakeFirst();
  return held !== undefined || (await countAddresses(trx, strategyId)) < most;
}

export async function forgetAddresses(db: Db, strategyId: string): Promise<void> {
  await db.deleteFrom('strategy_address').where('strategy_id', '=', strategyId).execute();
}

/** The strategies that an address was given to, last saved first, `limit` at most. */
export async function listLinksOfAddress(
  db: Db,
  addressKey: string,
  limit: number,
): Promise<readonly SavedLink[]> {
  const rows = await db
    .selectFrom('strategy_address')
    .innerJoin('link', 'link.strategy_id', 'strategy_address.strategy_id')
    .selectAll('link')
    .select((eb) =>
      eb
        .selectFrom('revision')
        .select(({ fn }) => fn.max('revision.saved_at').as('at'))
        .whereRef('revision.strategy_id', '=', 'strategy_address.strategy_id')
        .as('saved_at'),
    )
    .where('strategy_address.address_key', '=', addressKey)
    .where('link.kind', '=', 'edit')
    .where('link.ended_at', 'is', null)
    .orderBy('saved_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ link: rowToLink(row), savedAt: row.saved_at ?? row.created_at }));
}
