import type { Db, Trx } from '../db/database.ts';
import { ATTEMPT_WINDOW_MS, MAX_WRONG_CODES, waitMs } from './attempt.ts';
import { transact } from '../db/engine.ts';
import { likeAnyCase } from '../db/like.ts';

/** What an attempt is counted by: digests that tell neither address nor name. */
export interface AttemptKeys {
  readonly address: string;
  readonly account: string;
  readonly device: string | undefined;
}

type Bucket = 'address' | 'account' | 'device' | 'code' | 'closed';

/** Counts an attempt before it is looked at, so that a thousand at once count too; or says how long it has to wait. */
export async function admitAttempt(db: Db, keys: AttemptKeys, now: number): Promise<number> {
  return transact(db, async (trx) => {
    const wait = await waitFor(trx, keys, now);
    if (wait === 0) await insertAttempts(trx, [rowKey('address', keys.address), triesOf(keys)], now);
    return wait;
  });
}

export async function waitFor(db: Db, keys: AttemptKeys, now: number): Promise<number> {
  const { address, account, device } = keys;
  const [fromAddress, onAccount] = [rowKey('address', address), rowKey('account', account)];
  const [closed, byDevice] = [rowKey('closed', account), device && rowKey('device', device)];
  const wanted = [fromAddress, onAccount, closed, byDevice].filter((key) => key !== undefined);
  const rows = await attemptsIn(db, now).select(['key', 'at']).where('key', 'in', wanted).execute();
  const timesOf = (key: string) => rows.filter((row) => row.key === key).map(({ at }) => at);
  const attempts = {
    fromAddress: timesOf(fromAddress),
    onAccount: timesOf(onAccount),
    closings: timesOf(closed),
    byDevice: byDevice === undefined ? undefined : timesOf(byDevice),
  };
  return waitMs(attempts, now);
}

/** Who has signed in is forgiven what was counted on the way: the same account's closing, or its address's count, is not. */
export async function forgiveAttempts(trx: Trx, keys: AttemptKeys): Promise<void> {
  await forgivePasswords(trx, keys);
  await trx.deleteFrom('sign_in_attempt').where('key', '=', rowKey('code', keys.account)).execute();
}

/** For who gave the right password, and was asked for no code. */
export async function forgivePasswords(trx: Trx, keys: AttemptKeys): Promise<void> {
  await trx.deleteFrom('sign_in_attempt').where('key', '=', triesOf(keys)).execute();
}

/** Counts a wrong code that came with the right password; true when it is the one that closes the account. */
export async function countWrongCode(trx: Trx, { account }: AttemptKeys, now: number): Promise<boolean> {
  const [wrong, closed] = [rowKey('code', account), rowKey('closed', account)];
  await insertAttempts(trx, [wrong], now);
  if ((await countOf(trx, wrong, now)) < MAX_WRONG_CODES || (await countOf(trx, closed, now)) > 0)
    return false;
  await insertAttempts(trx, [closed], now);
  return true;
}

export async function countAttempts(db: Db, now: number): Promise<number> {
  const row = await attemptsIn(db, now)
    .clearOrderBy()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where((eb) => likeAnyCase(eb.ref('key'), rowKey('address', '%')))
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function purgeAttempts(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sign_in_attempt')
    .where((where) =>
      where.or([where('at', '<=', now - ATTEMPT_WINDOW_MS), where('at', '>', now + ATTEMPT_WINDOW_MS)]),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Newest first. What a clock that ran ahead has left behind counts no longer than anything else. */
function attemptsIn(db: Db, now: number) {
  return db
    .selectFrom('sign_in_attempt')
    .where('at', '>', now - ATTEMPT_WINDOW_MS)
    .where('at', '<=', now + ATTEMPT_WINDOW_MS)
    .orderBy('at', 'desc');
}

async function countOf(trx: Trx, key: string, now: number): Promise<number> {
  const rows = await attemptsIn(trx, now).select('at').where('key', '=', key).execute();
  return rows.length;
}

async function insertAttempts(trx: Trx, keys: readonly string[], now: number): Promise<void> {
  const rows = keys.map((key) => ({ key, at: now }));
  await trx.insertInto('sign_in_attempt').values(rows).execute();
}

/** A known device has a count of its own, and leaves that of the account to others. */
function triesOf({ account, device }: AttemptKeys): string {
  return device === undefined ? rowKey('account', account) : rowKey('device', device);
}

function rowKey(bucket: Bucket, key: string): string {
  return `${bucket}:${key}`;
}
