import { fromChange } from '../comments/settings-change.ts';
import { saveSettings } from '../comments/settings-store.ts';
import type { CommentSettings } from '../comments/settings.ts';
import type { Db } from '../db/database.ts';
import { insertLogLines } from '../log/store.ts';
import type { Act } from '../log/act.ts';
import { transact } from '../db/engine.ts';

export async function changeSettings(db: Db, act: Act, settings: CommentSettings): Promise<void> {
  await transact(db, async (trx) => {
    const changes = await saveSettings(trx, settings);
    const lines = changes.map((change, number) => ({
      number,
      action: 'setting' as const,
      reason: fromChange(change),
    }));
    await insertLogLines(trx, act, lines);
  });
}
