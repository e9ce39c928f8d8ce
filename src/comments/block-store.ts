import { sql } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { likeAnyCase } from '../db/like.ts';
import type { BlockTable } from '../db/schema.ts';
import type { Act } from '../log/act.ts';
import type { BlockTarget } from './block.ts';

export type Block = BlockTable;

/** Many more than a site meets: who blocks more has another trouble. */
export const BLOCKS_MAX = 1000;
/** Of those that were ended so many are kept, to be undone. */
const ENDED_MAX = 100;

export async function isBlocked(db: Db, prints: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('block')
    .select('print')
    .where('print', 'in', prints)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findBlock(db: Db, print: string): Promise<Block | undefined> {
  return standing(db).selectAll().where('print', '=', print).executeTakeFirst();
}

export async function countBlocks(db: Db): Promise<number> {
  const { count } = await standing(db)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function listBlocks(
  db: Db,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly Block[]> {
  return standing(db)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('print')
    .limit(limit)
    .offset(offset)
    .execute();
}

function standing(db: Db) {
  return db.selectFrom('block').where('ended_at', 'is', null);
}

type NewBlock = Pick<Block, 'print' | 'kind' | 'hint'>;

/** False, and nothing changed, where it stands already, or where there are `BLOCKS_MAX`. */
export async function insertBlock(trx: Trx, act: Act, block: NewBlock): Promise<boolean> {
  if ((await countBlocks(trx)) >= BLOCKS_MAX || (await findBlock(trx, block.print)) !== undefined)
    return false;
  const begun = { actor: act.actor, act: act.id, created_at: act.at, ended_at: null, ended_act: null };
  await trx
    .insertInto('block')
    .values({ ...block, ...begun })
    .onConflict((conflict) => conflict.column('print').doUpdateSet(begun))
    .execute();
  return true;
}

/** The block that was ended; undefined where none stands. */
export async function endBlock(trx: Trx, act: Act, print: string): Promise<Block | undefined> {
  const block = await findBlock(trx, print);
  if (block === undefined) return undefined;
  const ended = { ended_at: act.at, ended_act: act.id };
  await trx.updateTable('block').set(ended).where('print', '=', print).execute();
  await dropOldestEnded(trx);
  return block;
}

async function dropOldestEnded(trx: Trx): Promise<void> {
  const oldest = trx
    .selectFrom('block')
    .select('print')
    .where('ended_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .orderBy('print')
    .limit(BLOCKS_MAX)
    .offset(ENDED_MAX);
  await trx.deleteFrom('block').where('print', 'in', oldest).execute();
}

/** The block that an act began, if it still stands, or ended, if it is still ended. */
export async function findBlockOf(db: Db, act: string): Promise<Block | undefined> {
  return db
    .selectFrom('block')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('act', '=', act), eb('ended_at', 'is', null)]),
        eb.and([eb('ended_act', '=', act), eb('ended_at', 'is not', null)]),
      ]),
    )
    .executeTakeFirst();
}

export async function eraseBlock(trx: Trx, print: string): Promise<void> {
  await trx.deleteFrom('block').where('print', '=', print).execute();
}

/** A block of an address whether it stands or was ended. */
export async function listBlocksOf(db: Db, print: string): Promise<readonly Block[]> {
  return db.selectFrom('block').selectAll().where('print', '=', print).execute();
}

interface Caught {
  readonly published: number;
  readonly writers: number;
}

/** Which published comments a block would have kept away, and of how many addresses. */
export async function countCaught(db: Db, { kind, value }: BlockTarget): Promise<Caught> {
  const published = db
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<number>().as('published'))
    .select(sql<number>`count(distinct email_key)`.as('writers'))
    .where('status', '=', 'published');
  const escaped = value.replace(/[%_\\]/g, '\\$&');
  const caught =
    kind === 'address'
      ? published.where('email_key', '=', value)
      : published.where((eb) =>
          eb.or([
            likeAnyCase(eb.ref('email_key'), `%@${escaped}`),
            likeAnyCase(eb.ref('email_key'), `%.${escaped}`),
          ]),
        );
  return caught.executeTakeFirstOrThrow();
}
