import { setImmediate } from 'node:timers/promises';
import type { Db, Trx } from '../db/database.ts';
import type { Origin } from '../web/origin.ts';
import { NotFound } from '../errors.ts';
import { recount } from '../observatory/count-store.ts';
import { UNDO_MS, expiryAfter } from './lifespan.ts';
import { getRevision } from './store.ts';
import { transact } from '../db/engine.ts';
import { sha256 } from '../web/digest.ts';

/** Erases what another feature keeps of a strategy. */
type AlsoErase = (trx: Trx, strategyId: string) => Promise<void>;

/** Rows erased in one transaction: visitors are answered between two of them. */
export const PURGED_AT_ONCE = 100;

/** Ends every link in force. The content stays until `eraseStrategy`, so that a deletion can be undone. */
export async function endStrategy(
  trx: Trx,
  strategyId: string,
  ending: 'deleted' | 'expired',
  now: number,
): Promise<void> {
  await trx
    .updateTable('link')
    .set({ ended_at: now, ended_as: ending })
    .where('strategy_id', '=', strategyId)
    .where('ended_at', 'is', null)
    .execute();
  await trx.updateTable('strategy').set({ ended_at: now }).where('id', '=', strategyId).execute();
  await recount(trx, strategyId, undefined);
}

/** The links that a deletion ended are in force again, and its life of 24 months begins anew. */
export async function bringBack(trx: Trx, strategyId: string, origin: Origin): Promise<void> {
  await trx
    .updateTable('link')
    .set({ ended_at: null, ended_as: null })
    .where('strategy_id', '=', strategyId)
    .where('ended_as', '=', 'deleted')
    .execute();
  await trx.updateTable('strategy').set({ ended_at: null }).where('id', '=', strategyId).execute();
  await extendStrategy(trx, strategyId, origin.now);
  await recount(trx, strategyId, await getRevision(trx, strategyId), origin);
}

export async function findDeleted(db: Db, editKey: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('link')
    .select('strategy_id')
    .where('key_hash', '=', sha256(editKey))
    .where('kind', '=', 'edit')
    .where('ended_as', '=', 'deleted')
    .executeTakeFirst();
  return row?.strategy_id ?? undefined;
}

/** Call it at each act by the edit link: the 24 months begin anew. */
export async function extendStrategy(trx: Trx, strategyId: string, now: number): Promise<void> {
  await trx
    .updateTable('strategy')
    .set({ expires_at: expiryAfter(now) })
    .where('id', '=', strategyId)
    .execute();
}

export async function getExpiry(db: Db, strategyId: string): Promise<number> {
  const row = await db
    .selectFrom('strategy')
    .select('expires_at')
    .where('id', '=', strategyId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound('unknownLink');
  return row.expires_at;
}

/** Erases what was deleted 30 days ago or expired, and answers how many. `also` runs in the same transaction. */
export async function purgeStrategies(db: Db, now: number, also: AlsoErase): Promise<number> {
  let erased = 0;
  for (;;) {
    const some = await transact(db, (trx) => purgeSome(trx, now, also));
    erased += some;
    if (some < PURGED_AT_ONCE) return erased;
    await setImmediate();
  }
}

async function purgeSome(trx: Trx, now: number, also: AlsoErase): Promise<number> {
  const expired = await listExpired(trx, now, PURGED_AT_ONCE);
  for (const id of expired) await endStrategy(trx, id, 'expired', now);
  const due = [...expired, ...(await listLongDeleted(trx, now, PURGED_AT_ONCE - expired.length))];
  for (const id of due) {
    await also(trx, id);
    await eraseStrategy(trx, id);
  }
  return due.length;
}

/** Call it once the strategy was ended. Its links stay, to say what became of it. */
export async function eraseStrategy(trx: Trx, strategyId: string): Promise<void> {
  await trx.updateTable('link').set({ name: null }).where('strategy_id', '=', strategyId).execute();
  await trx.deleteFrom('strategy').where('id', '=', strategyId).execute();
}

async function listExpired(trx: Trx, now: number, limit: number): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('strategy')
    .select('id')
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', now)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

async function listLongDeleted(trx: Trx, now: number, limit: number): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('strategy')
    .select('id')
    .where('ended_at', '<=', now - UNDO_MS)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
