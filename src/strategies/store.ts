import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { LinkTable, RevisionTable } from '../db/schema.ts';
import { Gone, NotFound } from '../errors.ts';
import type { Origin } from '../caps/origin.ts';
import { recount } from '../observatory/count-store.ts';
import { CATALOGUE_VERSION } from '../wheel/approaches.ts';
import { goneBecause } from './gone.ts';
import { deriveKey, hashKey } from './keys.ts';
import type { KeySource, LinkKind } from './keys.ts';
import { expiryAfter } from './lifespan.ts';
import { textsOf } from './strategy.ts';
import type { BothTexts, Revision, RevisionOrigin, Strategy } from './strategy.ts';

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
  /** Who saves; nobody where the owner of the site fills it. */
  readonly origin?: Origin;
}

/** A strategy with its first revision and its two links. */
export async function insertStrategy(
  trx: Trx,
  { id, readLinkId, editLinkId, linkSecret, origin }: NewStrategy,
  content: Strategy,
  now: number,
): Promise<void> {
  await trx
    .insertInto('strategy')
    .values({ id, created_at: now, expires_at: expiryAfter(now) })
    .execute();
  await insertLink(trx, id, { kind: 'read', id: readLinkId, generation: FIRST }, linkSecret, now);
  await insertLink(trx, id, { kind: 'edit', id: editLinkId, generation: FIRST }, linkSecret, now);
  await insertRevision(trx, id, FIRST, content, now, { origin });
}

/** Where a revision comes from: in words, and from whom. */
interface Saved extends Partial<RevisionOrigin> {
  readonly origin?: Origin | undefined;
}

export async function insertRevision(
  trx: Trx,
  strategyId: string,
  number: number,
  content: Strategy,
  now: number,
  { note = '', broughtBack = null, origin }: Saved = {},
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
      note,
      brought_back: broughtBack,
    })
    .execute();
  await recount(trx, strategyId, origin);
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
  if (row.ended_as !== null) throw goneBecause(row.ended_as, row, key);
  return rowToLink(row);
}

/** The link of a kind that is in force, named read links aside. Throws Gone when the last one was ended. */
export async function getCurrentLink(db: Db, strategyId: string, kind: LinkKind): Promise<Link> {
  const row = await db
    .selectFrom('link')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('kind', '=', kind)
    .where('name', 'is', null)
    .orderBy('generation', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound('unknownLink');
  if (row.ended_as !== null) throw new Gone(row.ended_as);
  return rowToLink(row);
}

/** One revision, or the latest. Throws NotFound when there is none of that number. */
export async function getRevision(
  db: Db,
  strategyId: string,
  number?: number,
): Promise<Revision & RevisionOrigin> {
  let query = db.selectFrom('revision').selectAll().where('strategy_id', '=', strategyId);
  if (number !== undefined) query = query.where('number', '=', number);
  const row = await query.orderBy('number', 'desc').limit(1).executeTakeFirst();
  if (row === undefined) throw new NotFound('unknownRevision');
  return rowToRevision(row);
}

/** Revisions from the given number down, newest first, `limit` at most. */
export async function listRevisions(
  db: Db,
  strategyId: string,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<readonly (Revision & RevisionOrigin)[]> {
  const rows = await db
    .selectFrom('revision')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('number', '<=', from)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(rowToRevision);
}

/** The revisions after one and up to another that say something of themselves, newest first, `limit` at most. */
export async function listNoted(
  db: Db,
  strategyId: string,
  { after, upTo, limit }: { readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<readonly (Revision & RevisionOrigin)[]> {
  const rows = await db
    .selectFrom('revision')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('number', '>', after)
    .where('number', '<=', upTo)
    .where((eb) => eb.or([eb('note', '!=', ''), eb('brought_back', 'is not', null)]))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(rowToRevision);
}

/** The number of the latest revision. They count from 1 without a gap: it is also how many there are. */
export async function countRevisions(db: Db, strategyId: string): Promise<number> {
  const row = await db
    .selectFrom('revision')
    .select(({ fn }) => fn.max('number').as('latest'))
    .where('strategy_id', '=', strategyId)
    .executeTakeFirst();
  return row?.latest ?? 0;
}

export async function countStrategies(db: Db): Promise<number> {
  const row = await db
    .selectFrom('strategy')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function insertLink(
  trx: Trx,
  strategyId: string,
  source: KeySource,
  secret: Buffer,
  now: number,
  name: string | null = null,
): Promise<void> {
  const row = {
    ...source,
    strategy_id: strategyId,
    name,
    key_hash: hashKey(deriveKey(secret, source)),
    created_at: now,
    ended_at: null,
    ended_as: null,
  };
  await trx.insertInto('link').values(row).execute();
}

function rowToRevision(row: Selectable<RevisionTable>): Revision & RevisionOrigin {
  return {
    number: row.number,
    savedAt: row.saved_at,
    catalogue: row.catalogue,
    strategy: JSON.parse(row.content) as Strategy,
    texts: JSON.parse(row.texts) as BothTexts,
    note: row.note,
    broughtBack: row.brought_back,
  };
}

export function rowToLink(row: LinkTable): Link {
  if (row.strategy_id === null) throw new Gone('expired');
  return {
    id: row.id,
    kind: row.kind,
    generation: row.generation,
    strategyId: row.strategy_id,
    keyHash: row.key_hash,
  };
}
