import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { BlindTestTable } from '../db/schema.ts';
import { PageError } from '../errors.ts';
import { endLink, findLastLink, insertLink, replaceLink } from '../strategies/link-store.ts';
import type { Link } from '../strategies/link-store.ts';
import { countRevisions } from '../strategies/store.ts';
import type { BlindTest, OtherNames } from './blind-test.ts';

/** What the making of a link needs from outside its transaction; `count` holds how many a day takes. */
export interface Making {
  readonly id: string;
  readonly secret: Buffer;
  readonly now: number;
  readonly count: (trx: Trx) => Promise<void>;
}

export async function findTest(db: Db, strategyId: string): Promise<BlindTest | undefined> {
  const row = await db
    .selectFrom('blind_test')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .executeTakeFirst();
  return row && rowToTest(row);
}

/** The blind link in force, closed or not. */
export async function findBlindLink(db: Db, strategyId: string): Promise<Link | undefined> {
  const last = await findLastLink(db, strategyId, 'blind');
  return last?.ending === null ? last.link : undefined;
}

/**
 * Makes a link for a test with these names. While one is open the same names make none, and others are refused (409): people
 * are answering. After a closed test the old link gives way to the new one.
 */
export async function openTest(
  trx: Trx,
  strategyId: string,
  names: OtherNames,
  making: Making,
): Promise<void> {
  const [test, link] = [await findTest(trx, strategyId), await findBlindLink(trx, strategyId)];
  if (test?.closedAt === null && link !== undefined) {
    if (test.name1 === names.name1 && test.name2 === names.name2) return;
    throw new PageError(409, 'blindTestOpen');
  }
  await making.count(trx);
  await makeLink(trx, strategyId, link, making);
  const opened = {
    name_1: names.name1,
    name_2: names.name2,
    closed_at: null,
    first_revision: await countRevisions(trx, strategyId),
  };
  await trx
    .insertInto('blind_test')
    .values({ strategy_id: strategyId, ...opened, shared: 0, told_at: null })
    .onConflict((conflict) => conflict.column('strategy_id').doUpdateSet(opened))
    .execute();
}

/** No answer is taken or changed from here on, and whoever opens the link is told whom it was about. */
export async function closeTest(trx: Trx, strategyId: string, now: number): Promise<void> {
  await trx
    .updateTable('blind_test')
    .set({ closed_at: now, told_at: now })
    .where('strategy_id', '=', strategyId)
    .where('closed_at', 'is', null)
    .execute();
}

export async function replaceBlindLink(
  trx: Trx,
  old: Link,
  { id, secret, now, count }: Making,
): Promise<void> {
  await count(trx);
  await replaceLink(trx, old, { id, secret, now });
}

export async function endTest(trx: Trx, link: Link, now: number): Promise<void> {
  await endLink(trx, link.id, 'revoked', now);
}

export async function shareTest(trx: Trx, strategyId: string, isShared: boolean): Promise<void> {
  await trx
    .updateTable('blind_test')
    .set({ shared: isShared ? 1 : 0 })
    .where('strategy_id', '=', strategyId)
    .execute();
}

async function makeLink(
  trx: Trx,
  strategyId: string,
  old: Link | undefined,
  { id, secret, now }: Making,
): Promise<void> {
  if (old !== undefined) {
    await replaceLink(trx, old, { id, secret, now });
    return;
  }
  const ended = await findLastLink(trx, strategyId, 'blind');
  const generation = (ended?.link.generation ?? 0) + 1;
  await insertLink(trx, strategyId, { kind: 'blind', id, generation }, secret, now);
}

function rowToTest(row: Selectable<BlindTestTable>): BlindTest {
  return {
    strategyId: row.strategy_id,
    name1: row.name_1,
    name2: row.name_2,
    isShared: row.shared === 1,
    closedAt: row.closed_at,
    toldAt: row.told_at,
    firstRevision: row.first_revision,
  };
}
