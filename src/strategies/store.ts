import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { RevisionTable } from '../db/schema.ts';
import { NotFound } from '../errors.ts';
import type { Origin } from '../web/origin.ts';
import { recount } from '../observatory/count-store.ts';
import { withOwn } from '../method/own.ts';
import { methodAt } from '../method/store.ts';
import { insertLink } from './link-store.ts';
import { expiryAfter } from './lifespan.ts';
import { NO_OWN_WORDS, asReadable, textsOf } from './strategy.ts';
import type { BothTexts, Revision, RevisionOrigin, Strategy } from './strategy.ts';

const FIRST = 1;
/** What the rules of points have been called since "rather not" gives none; the method's hash says the rest. */
const CATALOGUE = '2026-12';

interface NewStrategy {
  readonly id: string;
  readonly readLinkId: string;
  readonly editLinkId: string;
  readonly linkSecret: Buffer;
  readonly origin?: Origin;
}

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
  const { method, ...stored } = content;
  await trx
    .insertInto('revision')
    .values({
      strategy_id: strategyId,
      number,
      catalogue: CATALOGUE,
      method: method.hash,
      content: JSON.stringify(stored),
      texts: JSON.stringify(textsOf(content)),
      saved_at: now,
      note,
      brought_back: broughtBack,
    })
    .execute();
  await recount(trx, strategyId, { strategy: content, savedAt: now }, origin);
}

export async function getRevision(
  db: Db,
  strategyId: string,
  number?: number,
): Promise<Revision & RevisionOrigin> {
  let query = db.selectFrom('revision').selectAll().where('strategy_id', '=', strategyId);
  if (number !== undefined) query = query.where('number', '=', number);
  const row = await query.orderBy('number', 'desc').limit(1).executeTakeFirst();
  if (row === undefined) throw new NotFound('unknownRevision');
  return toRevision(db, row);
}

/** As a read link shows it. */
export async function getReadable(db: Db, strategyId: string, number?: number): Promise<Revision> {
  const revision = await getRevision(db, strategyId, number);
  const newest = number === undefined ? revision : await getRevision(db, strategyId);
  return asReadable(revision, newest.strategy);
}

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
  return Promise.all(rows.map((row) => toRevision(db, row)));
}

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
  return Promise.all(rows.map((row) => toRevision(db, row)));
}

/** Numbers count from 1 without a gap, so the latest is the count. */
export async function countRevisions(db: Db, strategyId: string): Promise<number> {
  const row = await db
    .selectFrom('revision')
    .select(({ fn }) => fn.max('number').as('latest'))
    .where('strategy_id', '=', strategyId)
    .executeTakeFirst();
  return row?.latest ?? 0;
}

export async function newestRevision(db: Db): Promise<number | undefined> {
  const row = await db
    .selectFrom('revision')
    .select(({ fn }) => fn.max<number | null>('saved_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? undefined;
}

interface Latest {
  readonly strategyId: string;
  readonly strategy: Strategy;
  readonly savedAt: number;
}

const LISTED_AT_ONCE = 500;

/** Some hundreds, by id after the given one; only of strategies that an edit link opens. */
export async function listLatest(db: Db, after: string): Promise<readonly Latest[]> {
  const rows = await db
    .selectFrom('strategy')
    .innerJoin('revision', 'revision.strategy_id', 'strategy.id')
    .select(['strategy.id', 'revision.content', 'revision.method', 'revision.saved_at'])
    .where((eb) =>
      eb(
        'revision.number',
        '=',
        eb
          .selectFrom('revision as other')
          .select(({ fn }) => fn.max('other.number').as('number'))
          .whereRef('other.strategy_id', '=', 'strategy.id'),
      ),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('link')
          .select('link.id')
          .whereRef('link.strategy_id', '=', 'strategy.id')
          .where('link.kind', '=', 'edit')
          .where('link.ended_at', 'is', null),
      ),
    )
    .where('strategy.id', '>', after)
    .orderBy('strategy.id')
    .limit(LISTED_AT_ONCE)
    .execute();
  const latest = rows.map(async ({ id, saved_at, ...row }) => ({
    strategyId: id,
    strategy: await toContent(db, row),
    savedAt: saved_at,
  }));
  return Promise.all(latest);
}

async function toRevision(db: Db, row: Selectable<RevisionTable>): Promise<Revision & RevisionOrigin> {
  return {
    number: row.number,
    savedAt: row.saved_at,
    catalogue: row.catalogue,
    strategy: await toContent(db, row),
    texts: JSON.parse(row.texts) as BothTexts,
    note: row.note,
    broughtBack: row.brought_back,
  };
}

async function toContent(
  db: Db,
  { method, content }: Pick<Selectable<RevisionTable>, 'method' | 'content'>,
): Promise<Strategy> {
  const stored = { ...NO_OWN_WORDS, ...(JSON.parse(content) as Omit<Strategy, 'method'>) };
  return { ...stored, method: withOwn(await methodAt(db, method), stored.own) };
}
