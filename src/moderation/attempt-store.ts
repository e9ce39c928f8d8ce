import type { Db, Trx } from '../db/database.ts';
import { ATTEMPT_WINDOW_MS, mustWait } from './moderator.ts';

/** The two buckets that an attempt to sign in counts in. */
export interface AttemptKeys {
  readonly account: string;
  readonly address: string;
}

/** Counts an attempt before it is looked at, so that a thousand at once count too; false when it has to wait. */
export async function admitAttempt(db: Db, keys: AttemptKeys, now: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const attempts = {
      onAccount: await countAttempts(trx, keys.account, now),
      fromAddress: await countAttempts(trx, keys.address, now),
    };
    if (mustWait(attempts)) return false;
    const rows = [keys.account, keys.address].map((key) => ({ key, at: now }));
    await trx.insertInto('sign_in_attempt').values(rows).execute();
    return true;
  });
}

/** A right password clears what was counted against its account; the address keeps its count. */
export async function forgiveAccount(db: Db, keys: AttemptKeys): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('key', '=', keys.account).execute();
}

/** How long until the oldest attempt that counts is forgotten. */
export async function waitFor(db: Db, keys: AttemptKeys, now: number): Promise<number> {
  const row = await db
    .selectFrom('sign_in_attempt')
    .select(({ fn }) => fn.min<number | null>('at').as('oldest'))
    .where('key', 'in', [keys.account, keys.address])
    .where('at', '>', now - ATTEMPT_WINDOW_MS)
    .executeTakeFirstOrThrow();
  return (row.oldest ?? now) + ATTEMPT_WINDOW_MS - now;
}

async function countAttempts(trx: Trx, key: string, now: number): Promise<number> {
  const row = await trx
    .selectFrom('sign_in_attempt')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('key', '=', key)
    .where('at', '>', now - ATTEMPT_WINDOW_MS)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Forgets the attempts that no longer count; answers how many. */
export async function purgeAttempts(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sign_in_attempt')
    .where('at', '<=', now - ATTEMPT_WINDOW_MS)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
