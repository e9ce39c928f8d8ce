import { transact } from '../db/engine.ts';
import { fromChange } from '../identity/change.ts';
import type { Told } from '../identity/form.ts';
import { saveIdentity } from '../identity/store.ts';
import type { Site } from '../identity/store.ts';
import type { Act } from '../log/act.ts';
import { insertLogLines } from '../log/store.ts';

export async function changeIdentity({ db, config }: Site, act: Act, told: Told): Promise<void> {
  await transact(db, async (trx) => {
    const changes = await saveIdentity(trx, config, told);
    const lines = changes.map((change, number) => ({
      number,
      action: 'identity' as const,
      reason: fromChange(change),
    }));
    await insertLogLines(trx, act, lines);
  });
}
