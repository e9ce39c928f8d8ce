import type { Db, Trx } from '../db/database.ts';
import { hashKey } from './keys.ts';
import type { LinkKind } from './keys.ts';
import { rememberDevice } from './device-store.ts';
import { insertLink, rowToLink } from './store.ts';
import type { Link } from './store.ts';
import type { Ending } from '../terms.ts';

/** A link to read that was made for somebody, and can be withdrawn alone. */
export interface NamedLink extends Link {
  readonly name: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
}

export interface Ended {
  readonly id: string;
  readonly name: string | null;
  readonly ending: Ending | null;
}

/** Ends a link and puts the next generation in its place. */
export async function replaceLink(
  trx: Trx,
  old: Link,
  { id, secret, now }: { readonly id: string; readonly secret: Buffer; readonly now: number },
): Promise<Link> {
  await endLink(trx, old.id, 'replaced', now);
  const source = { kind: old.kind, id, generation: old.generation + 1 };
  await insertLink(trx, old.strategyId, source, secret, now);
  const row = await trx.selectFrom('link').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return rowToLink(row);
}

export async function endLink(
  trx: Trx,
  id: string,
  ending: 'replaced' | 'revoked',
  now: number,
): Promise<void> {
  await trx
    .updateTable('link')
    .set({ ended_at: now, ended_as: ending })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Which link of a strategy an id names, in force or not. */
export async function findLinkOf(
  db: Db,
  strategyId: string,
  kind: LinkKind,
  id: string,
): Promise<Ended | undefined> {
  return db
    .selectFrom('link')
    .select(['id', 'name', 'ended_as as ending'])
    .where('strategy_id', '=', strategyId)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The named links in force, oldest first. */
export async function listNamedLinks(db: Db, strategyId: string): Promise<readonly NamedLink[]> {
  const rows = await db
    .selectFrom('link')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('kind', '=', 'read')
    .where('name', 'is not', null)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...rowToLink(row), name: row.name ?? '', createdAt: row.created_at }));
}

/** The browser that replaced an edit link moves on with it, and so do its drafts; every other one stays out. */
export async function moveOn(
  trx: Trx,
  visitor: string,
  old: Link,
  { generation }: Link,
  now: number,
): Promise<void> {
  await forgetOthers(trx, visitor, old.strategyId);
  await rememberDevice(trx, visitor, { strategyId: old.strategyId, generation }, now);
  await trx
    .updateTable('draft')
    .set({ generation })
    .where('visitor', '=', visitor)
    .where('strategy_id', '=', old.strategyId)
    .where('generation', '=', old.generation)
    .execute();
}

/** A generation never comes back: what the others held would only be passed over, each time their list is read. */
async function forgetOthers(trx: Trx, visitor: string, strategyId: string): Promise<void> {
  await trx
    .deleteFrom('device')
    .where('strategy_id', '=', strategyId)
    .where('visitor', '!=', visitor)
    .execute();
}

/** The edit link in force of the strategy that a replaced edit key was good for, if this browser moved on to it. */
export async function findSuccessor(db: Db, editKey: string, visitor: string): Promise<Link | undefined> {
  const row = await db
    .selectFrom('link as old')
    .innerJoin('device', 'device.strategy_id', 'old.strategy_id')
    .innerJoin('link as current', 'current.strategy_id', 'old.strategy_id')
    .selectAll('current')
    .where('old.key_hash', '=', hashKey(editKey))
    .where('old.kind', '=', 'edit')
    .where('old.ended_as', '=', 'replaced')
    .where('device.visitor', '=', visitor)
    .where('current.kind', '=', 'edit')
    .where('current.ended_at', 'is', null)
    .whereRef('current.generation', '=', 'device.generation')
    .executeTakeFirst();
  return row && rowToLink(row);
}

/** The edit link in force of a strategy, if this browser holds it. */
export async function findHeldLink(db: Db, visitor: string, strategyId: string): Promise<Link | undefined> {
  const row = await db
    .selectFrom('device')
    .innerJoin('link', 'link.strategy_id', 'device.strategy_id')
    .selectAll('link')
    .where('device.visitor', '=', visitor)
    .where('device.strategy_id', '=', strategyId)
    .where('link.kind', '=', 'edit')
    .where('link.ended_at', 'is', null)
    .whereRef('link.generation', '=', 'device.generation')
    .executeTakeFirst();
  return row && rowToLink(row);
}

/** The link of that id, while it is in force. */
export async function findLiveLink(db: Db, id: string): Promise<Link | undefined> {
  const row = await db
    .selectFrom('link')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && rowToLink(row);
}
