import type { Db, Trx } from '../db/database.ts';
import type { LinkTable } from '../db/schema.ts';
import { Gone, NotFound } from '../errors.ts';
import { recount } from '../observatory/count-store.ts';
import { CATALOGUE_VERSION } from '../wheel/approaches.ts';
import { deriveKey, hashKey } from './keys.ts';
import type { KeySource, LinkKind } from './keys.ts';
import { textsOf } from './strategy.ts';
import type { BothTexts, Revision, Strategy } from './strategy.ts';

const FIRST = 1;

export interface Link extends KeySource {
  readonly strategyId: string;
  readonly keyHash: string;
}

export interface NewStrategy {
  readonly id: string;
  readonly readLinkId: string;
  readonly editLinkId: string;
  readonly linkSecret: Buffer;
}

/** A strategy with its first revision and its two links. */
export async function insertStrategy(
  trx: Trx,
  { id, readLinkId, editLinkId, linkSecret }: NewStrategy,
  content: Strategy,
  now: number,
): Promise<void> {
  await trx.insertInto('strategy').values({ id, created_at: now }).execute();
  await insertLink(trx, id, { kind: 'read', id: readLinkId, generation: FIRST }, linkSecret, now);
  await insertLink(trx, id, { kind: 'edit', id: editLinkId, generation: FIRST }, linkSecret, now);
  await insertRevision(trx, id, FIRST, content, now);
}

export async function insertRevision(
  trx: Trx,
  strategyId: string,
  number: number,
  content: Strategy,
  now: number,
): Promise<void> {
  await trx
    .insertInto('revision')
    .values({
      strategy_id: strategyId,
      number,
      catalogue: CATALOGUE_VERSION,
      content: JSON.stringify(content),
      texts: JSON.stringify(textsOf(content)),
      saved_at: now,
    })
    .execute();
  await recount(trx, strategyId);
}

/** The link that a key opens. Throws NotFound for an unknown key, Gone for one that was ended. */
export async function getLink(db: Db, kind: LinkKind, key: string): Promise<Link> {
  const row = await db
    .selectFrom('link')
    .selectAll()
    .where('key_hash', '=', hashKey(key))
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound('unknownLink');
  if (row.ended_as !== null) throw new Gone(row.ended_as);
  return rowToLink(row);
}

/** The link of a kind that is in force. */
export async function getCurrentLink(db: Db, strategyId: string, kind: LinkKind): Promise<Link> {
  const row = await db
    .selectFrom('link')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .orderBy('generation', 'desc')
    .executeTakeFirst();
  if (row === undefined) throw new Gone('replaced');
  return rowToLink(row);
}

/** One revision, or the latest. Throws NotFound when there is none of that number. */
export async function getRevision(db: Db, strategyId: string, number?: number): Promise<Revision> {
  let query = db.selectFrom('revision').selectAll().where('strategy_id', '=', strategyId);
  if (number !== undefined) query = query.where('number', '=', number);
  const row = await query.orderBy('number', 'desc').executeTakeFirst();
  if (row === undefined) throw new NotFound('unknownRevision');
  return {
    number: row.number,
    savedAt: row.saved_at,
    catalogue: row.catalogue,
    strategy: JSON.parse(row.content) as Strategy,
    texts: JSON.parse(row.texts) as BothTexts,
  };
}

/** The dates of all revisions, newest first. */
export async function listRevisions(
  db: Db,
  strategyId: string,
): Promise<readonly { readonly number: number; readonly savedAt: number }[]> {
  return db
    .selectFrom('revision')
    .select(['number', 'saved_at as savedAt'])
    .where('strategy_id', '=', strategyId)
    .orderBy('number', 'desc')
    .execute();
}

/** This browser may be shown the links of a strategy again, as long as this generation is in force. */
export async function rememberDevice(
  trx: Trx,
  visitor: string,
  strategyId: string,
  generation: number,
): Promise<void> {
  await trx
    .insertInto('device')
    .values({ visitor, strategy_id: strategyId, generation })
    .onConflict((conflict) => conflict.columns(['visitor', 'strategy_id']).doUpdateSet({ generation }))
    .execute();
}

export async function forgetDevice(db: Db, visitor: string, strategyId: string): Promise<void> {
  await db
    .deleteFrom('device')
    .where('visitor', '=', visitor)
    .where('strategy_id', '=', strategyId)
    .execute();
}

/** The strategies saved on this browser whose edit link it still holds, last saved first. */
export async function listDeviceStrategies(
  db: Db,
  visitor: string,
): Promise<readonly { readonly link: Link; readonly revision: Revision }[]> {
  const rows = await db
    .selectFrom('device')
    .innerJoin('link', 'link.strategy_id', 'device.strategy_id')
    .selectAll('link')
    .where('device.visitor', '=', visitor)
    .where('link.kind', '=', 'edit')
    .where('link.ended_at', 'is', null)
    .whereRef('link.generation', '=', 'device.generation')
    .execute();
  const links = rows.map(rowToLink);
  const saved = await Promise.all(
    links.map(async (link) => ({ link, revision: await getRevision(db, link.strategyId) })),
  );
  return saved.sort((a, b) => b.revision.savedAt - a.revision.savedAt);
}

export async function countStrategies(db: Db): Promise<number> {
  const row = await db
    .selectFrom('strategy')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

async function insertLink(
  trx: Trx,
  strategyId: string,
  source: KeySource,
  secret: Buffer,
  now: number,
): Promise<void> {
  const row = {
    ...source,
    strategy_id: strategyId,
    name: null,
    key_hash: hashKey(deriveKey(secret, source)),
    created_at: now,
    ended_at: null,
    ended_as: null,
  };
  await trx.insertInto('link').values(row).execute();
}

function rowToLink(row: LinkTable): Link {
  if (row.strategy_id === null) throw new Gone('expired');
  return {
    id: row.id,
    kind: row.kind,
    generation: row.generation,
    strategyId: row.strategy_id,
    keyHash: row.key_hash,
  };
}
