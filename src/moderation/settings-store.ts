import { fromStored, toStored } from '../comments/settings.ts';
import type { CommentSettings } from '../comments/settings.ts';
import { listSettings } from '../comments/store.ts';
import type { Db } from '../db/database.ts';
import { insertLogLine } from '../log/store.ts';
import type { Act } from '../log/store.ts';
import { changesBetween, fromChange } from './settings-change.ts';

/** Stores the settings that changed, each with its line in the log. */
export async function saveSettings(db: Db, act: Act, settings: CommentSettings): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const [before, after] = [toStored(fromStored(await listSettings(trx))), toStored(settings)];
    for (const [number, change] of changesBetween(before, after).entries()) {
      const row = { name: change.name, value: after[change.name] };
      await trx
        .insertInto('setting')
        .values(row)
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
        .execute();
      await insertLogLine(trx, act, { number, action: 'setting', reason: fromChange(change) });
    }
  });
}
