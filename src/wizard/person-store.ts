import type { Trx } from '../db/database.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { Plans } from '../strategies/plan.ts';
import { isNamed } from '../web/text/name.ts';

/** Empties who answers for a priority in the drafts of a strategy, where that names a person: what is saved from them would bring the name back. */
export async function eraseOwnerInDrafts(
  trx: Trx,
  name: string,
  strategyId: string,
  approach: string,
): Promise<void> {
  const rows = await trx
    .selectFrom('draft')
    .select(['id', 'review'])
    .where('strategy_id', '=', strategyId)
    .where('review', 'is not', null)
    .execute();
  for (const { id, review } of rows) {
    const stored = JSON.parse(review ?? '{}') as { readonly plan?: Plans };
    const plan = stored.plan?.[approach];
    if (plan === undefined || !isNamed(name, plan.owner)) continue;
    const emptied = { ...stored, plan: { ...stored.plan, [approach]: { ...plan, owner: '' } } };
    await trx
      .updateTable('draft')
      .set({ review: JSON.stringify(emptied) })
      .where('id', '=', id)
      .execute();
  }
}

/** Empties who owns an indicator in the copies that are not saved yet: nothing tells of which strategy they are. */
export async function eraseOwnerInCopies(trx: Trx, name: string, indicator: string): Promise<void> {
  const rows = await trx
    .selectFrom('draft')
    .select(['id', 'indicators'])
    .where('indicators', 'is not', null)
    .execute();
  for (const { id, indicators } of rows) {
    const copied = JSON.parse(indicators ?? '[]') as readonly Indicator[];
    const isTheirs = (each: Indicator) => each.id === indicator && isNamed(name, each.owner);
    if (!copied.some(isTheirs)) continue;
    const emptied = copied.map((each) => (isTheirs(each) ? { ...each, owner: '' } : each));
    await trx
      .updateTable('draft')
      .set({ indicators: JSON.stringify(emptied) })
      .where('id', '=', id)
      .execute();
  }
}
