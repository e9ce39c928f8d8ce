import type { BinaryLike } from 'node:crypto';
import type { Db, Trx } from '../db/database.ts';
import type { LinkMailQuotaTable, LinkRequestTable, StrategyAddressTable } from '../db/schema.ts';
import { emailKey } from '../mail/address.ts';
import { addressKey, mailboxKey } from '../mail/fingerprint.ts';
import { eraseQuota, listQuota } from '../mail/quota-store.ts';

export interface HeldByLinks {
  readonly keptWith: readonly Pick<StrategyAddressTable, 'strategy_id' | 'created_at'>[];
  readonly linkRequests: readonly LinkRequestTable[];
  readonly linkLetters: readonly Pick<LinkMailQuotaTable, 'at'>[];
}

/** How an address is found again in rows that hold its fingerprint only; `undefined` where the secret of it is lost. */
export type FingerprintSecret = BinaryLike | undefined;

export async function findHeldByLinks(db: Db, key: string, secret: FingerprintSecret): Promise<HeldByLinks> {
  const linkRequests = await listRequestsOf(db, key);
  if (secret === undefined) return { keptWith: [], linkRequests, linkLetters: [] };
  const fingerprint = addressKey(key, secret);
  return {
    keptWith: await db
      .selectFrom('strategy_address')
      .select(['strategy_id', 'created_at'])
      .where('address_key', '=', fingerprint)
      .orderBy('created_at')
      .execute(),
    linkRequests,
    linkLetters: await listQuota(db, mailboxKey(key, secret)),
  };
}

export async function eraseHeldByLinks(trx: Trx, key: string, secret: FingerprintSecret): Promise<void> {
  for (const { id } of await listRequestsOf(trx, key))
    await trx.deleteFrom('link_request').where('id', '=', id).execute();
  if (secret === undefined) return;
  const fingerprint = addressKey(key, secret);
  await trx.deleteFrom('strategy_address').where('address_key', '=', fingerprint).execute();
  await eraseQuota(trx, mailboxKey(key, secret));
}

async function listRequestsOf(db: Db, key: string): Promise<readonly LinkRequestTable[]> {
  const waiting = await db.selectFrom('link_request').selectAll().orderBy('created_at').execute();
  return waiting.filter(({ email }) => emailKey(email) === key);
}
