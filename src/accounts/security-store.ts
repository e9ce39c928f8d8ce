import { transact } from '../db/engine.ts';
import type { Db } from '../db/database.ts';
import { accountReason } from '../log/account-change.ts';
import { insertLogLine } from '../log/store.ts';
import { getAccount } from '../moderators/account-store.ts';
import { saveSecondFactorRequired } from '../moderators/required-factor-store.ts';
import { expectOwner } from './permission-store.ts';
import type { Acting } from './permission-store.ts';

/** False, and nothing changed, where an owner would ask of others what they do not have themselves. */
export async function changeRequirement(
  { db }: { readonly db: Db },
  acting: Acting,
  factor: 'required' | 'optional',
): Promise<boolean> {
  return transact(db, async (trx) => {
    await expectOwner(trx, acting);
    const { totp_secret } = await getAccount(trx, acting.id);
    if (factor === 'required' && totp_secret === null) return false;
    if (await saveSecondFactorRequired(trx, factor === 'required'))
      await insertLogLine(trx, acting.act, {
        action: 'account',
        reason: accountReason(`second-factor-${factor}`),
      });
    return true;
  });
}
