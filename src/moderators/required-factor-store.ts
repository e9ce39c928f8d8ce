import { findSetting, saveSetting } from '../comments/settings-store.ts';
import type { Db, Trx } from '../db/database.ts';

const SETTING = 'secondFactorRequired';

/** Whether nobody may do anything here without a second factor. */
export async function isSecondFactorRequired(db: Db): Promise<boolean> {
  return (await findSetting(db, SETTING)) === 'yes';
}

/** False when it was so already. */
export async function saveSecondFactorRequired(trx: Trx, isRequired: boolean): Promise<boolean> {
  if ((await isSecondFactorRequired(trx)) === isRequired) return false;
  await saveSetting(trx, SETTING, isRequired ? 'yes' : 'no');
  return true;
}
