import type { Db } from '../db/database.ts';
import { endReminders } from '../follow-up/reminder-store.ts';
import { endStrategy, eraseStrategy } from '../strategies/life-store.ts';
import { findStrategyId } from '../strategies/link-store.ts';
import { countRevisions } from '../strategies/store.ts';
import { countDraftsOf, eraseDraftsOf } from '../wizard/life-store.ts';
import { transact } from '../db/engine.ts';

interface StrategyTrace {
  readonly id: string;
  readonly revisions: number;
  readonly drafts: number;
}

export async function findStrategy(db: Db, idOrKey: string): Promise<StrategyTrace | undefined> {
  const id = await findStrategyId(db, idOrKey);
  if (id === undefined) return undefined;
  return { id, revisions: await countRevisions(db, id), drafts: await countDraftsOf(db, id) };
}

/** Its drafts go too. Its links stay, without their names, and say that it was deleted. */
export async function removeStrategy(db: Db, id: string, now: number): Promise<void> {
  await transact(db, async (trx) => {
    await endStrategy(trx, id, 'deleted', now);
    await eraseDraftsOf(trx, id);
    await endReminders(trx, id);
    await eraseStrategy(trx, id);
  });
}
