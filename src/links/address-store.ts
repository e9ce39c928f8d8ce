import type { Db, Trx } from '../db/database.ts';
import { listSavedLinks } from '../strategies/link-list-store.ts';
import type { SavedLink } from '../strategies/link-list-store.ts';

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

export async function listLinksOfAddress(
  db: Db,
  addressKey: string,
  limit: number,
): Promise<readonly SavedLink[]> {
  const rows = await db
    .selectFrom('strategy_address')
    .select('strategy_id')
    .where('address_key', '=', addressKey)
    .execute();
  return listSavedLinks(
    db,
    rows.map(({ strategy_id }) => strategy_id),
    limit,
  );
}
