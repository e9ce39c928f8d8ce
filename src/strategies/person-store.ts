import type { Db, Trx } from '../db/database.ts';
import type { NamedText } from '../indicators/person-store.ts';
import { isNamed } from '../web/text/name.ts';
import type { Strategy } from './strategy.ts';

const READ_AT_ONCE = 500;

/** What was saved before there were plans has none. */
type Planned = Partial<Pick<Strategy, 'plan'>>;

/** Empties it in what another feature keeps of the strategy. */
type AlsoEmpty = typeof eraseOwner;

interface StoredPlans {
  readonly strategyId: string;
  readonly number: number;
  readonly savedAt: number;
  readonly content: Planned;
}

/** Who answers for a priority, where a plan names a person: once for a strategy and an approach, whatever the revisions. */
export async function listOwnersNaming(db: Db, name: string): Promise<readonly NamedText[]> {
  const found = new Map<string, NamedText>();
  for (let last: StoredPlans | undefined; ;) {
    const some = await listPlans(db, last);
    for (const { strategyId, savedAt, content } of some)
      for (const [approach, owner] of ownersNaming(content, name)) {
        const id = `plan/${strategyId}/${approach}`;
        found.set(id, { id, text: owner, at: savedAt });
      }
    if (some.length < READ_AT_ONCE) return [...found.values()];
    last = some.at(-1);
  }
}

/** Empties those that were picked among them, in every revision that names the person there. */
export async function eraseOwnersNaming(
  trx: Trx,
  name: string,
  ids: readonly string[],
  also: AlsoEmpty,
): Promise<void> {
  for (const id of ids) {
    const [what, strategyId = '', approach = ''] = id.split('/');
    if (what !== 'plan') continue;
    await eraseOwner(trx, name, strategyId, approach);
    await also(trx, name, strategyId, approach);
  }
}

async function eraseOwner(trx: Trx, name: string, strategyId: string, approach: string): Promise<void> {
  const rows = await trx
    .selectFrom('revision')
    .select(['number', 'content'])
    .where('strategy_id', '=', strategyId)
    .execute();
  for (const { number, content } of rows) {
    const stored = JSON.parse(content) as Planned;
    const plan = stored.plan?.[approach];
    if (plan === undefined || !isNamed(name, plan.owner)) continue;
    const emptied = { ...stored, plan: { ...stored.plan, [approach]: { ...plan, owner: '' } } };
    await trx
      .updateTable('revision')
      .set({ content: JSON.stringify(emptied) })
      .where('strategy_id', '=', strategyId)
      .where('number', '=', number)
      .execute();
  }
}

function ownersNaming(
  { plan }: Planned,
  name: string,
): readonly (readonly [approach: string, owner: string])[] {
  return Object.entries(plan ?? {}).flatMap(([approach, each]) =>
    each !== undefined && isNamed(name, each.owner) ? [[approach, each.owner] as const] : [],
  );
}

async function listPlans(db: Db, after: StoredPlans | undefined): Promise<readonly StoredPlans[]> {
  let query = db
    .selectFrom('revision')
    .select(['strategy_id as strategyId', 'number', 'saved_at as savedAt', 'content'])
    .where('content', 'like', '%"owner":"%');
  if (after !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('strategy_id', '>', after.strategyId),
        eb.and([eb('strategy_id', '=', after.strategyId), eb('number', '>', after.number)]),
      ]),
    );
  const rows = await query.orderBy('strategy_id').orderBy('number').limit(READ_AT_ONCE).execute();
  return rows.map(({ content, ...row }) => ({
    ...row,
    content: JSON.parse(content) as Planned,
  }));
}
