import type { Db } from '../db/database.ts';
import { hashKey } from '../strategies/keys.ts';

/** What erasing a strategy takes away. */
export interface StrategyTrace {
  readonly id: string;
  readonly revisions: number;
  readonly drafts: number;
}

/** The strategy of this id, or the one that an edit key still opens; undefined when there is none. */
export async function findStrategy(db: Db, idOrKey: string): Promise<StrategyTrace | undefined> {
  const id = (await findByKey(db, idOrKey)) ?? (await findById(db, idOrKey));
  if (id === undefined) return undefined;
  const revisions = await db
    .selectFrom('revision')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('strategy_id', '=', id)
    .executeTakeFirstOrThrow();
  const drafts = await db
    .selectFrom('draft')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('strategy_id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, revisions: revisions.count, drafts: drafts.count };
}

/** Takes a strategy away with its drafts. Its links stay, without a word of it, and say that it was deleted. */
export async function eraseStrategy(db: Db, id: string, now: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('link')
      .set({ ended_at: now, ended_as: 'deleted' })
      .where('strategy_id', '=', id)
      .where('ended_at', 'is', null)
      .execute();
    await trx.updateTable('link').set({ name: null }).where('strategy_id', '=', id).execute();
    await trx.deleteFrom('draft').where('strategy_id', '=', id).execute();
    await trx.deleteFrom('strategy').where('id', '=', id).execute();
  });
}

async function findByKey(db: Db, key: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('link')
    .select('strategy_id')
    .where('key_hash', '=', hashKey(key))
    .where('kind', '=', 'edit')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.strategy_id ?? undefined;
}

async function findById(db: Db, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('strategy').select('id').where('id', '=', id).executeTakeFirst();
  return row?.id;
}
