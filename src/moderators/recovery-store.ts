import type { Db, Trx } from '../db/database.ts';
import { macOf } from '../web/signed.ts';
import { readRecoveryCode } from './recovery-code.ts';

/** `Secrets.recovery`, and whose codes are meant. */
interface Holder {
  readonly key: string;
  readonly moderatorId: string;
}

/** Those before end: a list of an account is never longer than what is given at once. */
export async function replaceRecoveryCodes(
  trx: Trx,
  holder: Holder,
  codes: readonly string[],
): Promise<void> {
  await endRecoveryCodes(trx, holder.moderatorId);
  const rows = codes.map((code) => ({ moderator_id: holder.moderatorId, code_hash: hashOf(holder, code) }));
  await trx.insertInto('recovery_code').values(rows).execute();
}

export async function endRecoveryCodes(trx: Trx, moderatorId: string): Promise<void> {
  await trx.deleteFrom('recovery_code').where('moderator_id', '=', moderatorId).execute();
}

export async function countRecoveryCodes(db: Db, moderatorId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('moderator_id', '=', moderatorId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Takes the code away; false when the account has no such code. Whatever was typed, the same is asked of the database. */
export async function spendRecoveryCode(trx: Trx, holder: Holder, typed: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('recovery_code')
    .where('moderator_id', '=', holder.moderatorId)
    .where('code_hash', '=', hashOf(holder, readRecoveryCode(typed) ?? ''))
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

function hashOf({ key, moderatorId }: Holder, code: string): string {
  return macOf(key, `recovery|${moderatorId}|${code}`);
}
