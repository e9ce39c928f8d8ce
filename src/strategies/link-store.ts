import type { Db, Trx } from '../db/database.ts';
import type { LinkTable } from '../db/schema.ts';
import { Gone, NotFound } from '../errors.ts';
import type { Ending } from '../terms.ts';
import { deriveKey } from './keys.ts';
import type { KeySource, LinkKind } from './keys.ts';
import { UNDO_MS } from './lifespan.ts';
import { sha256 } from '../web/digest.ts';

export interface Link extends KeySource {
  readonly strategyId: string;
  readonly keyHash: string;
}

interface Ended {
  readonly id: string;
  readonly name: string | null;
  readonly ending: Ending | null;
}

/** The link that a key opens. Throws NotFound for an unknown key, Gone for one that was ended. */
export async function getLink(db: Db, kind: LinkKind, key: string): Promise<Link> {
  const row = await db
    .selectFrom('link')
    .selectAll()
    .where('key_hash', '=', sha256(key))
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound('unknownLink');
  if (row.ended_as !== null) throw goneBecause(row.ended_as, row, key);
  return rowToLink(row);
}

/** The link of a kind that is in force, named read links aside. Throws Gone when the last one was ended. */
export async function getCurrentLink(db: Db, strategyId: string, kind: LinkKind): Promise<Link> {
  const last = await findLastLink(db, strategyId, kind);
  if (last === undefined) throw new NotFound('unknownLink');
  if (last.ending !== null) throw new Gone(last.ending);
  return last.link;
}

/** The newest link of a kind, in force or not, named read links aside. */
export async function findLastLink(
  db: Db,
  strategyId: string,
  kind: LinkKind,
): Promise<{ readonly link: Link; readonly ending: Ending | null } | undefined> {
  const row = await db
    .selectFrom('link')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .where('kind', '=', kind)
    .where('name', 'is', null)
    .orderBy('generation', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { link: rowToLink(row), ending: row.ended_as };
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
    key_hash: sha256(deriveKey(secret, source)),
    created_at: now,
    ended_at: null,
    ended_as: null,
  };
  await trx.insertInto('link').values(row).execute();
}

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

export async function findLiveLink(db: Db, id: string): Promise<Link | undefined> {
  const row = await db
    .selectFrom('link')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && rowToLink(row);
}

export async function findStrategyId(db: Db, idOrKey: string): Promise<string | undefined> {
  const opened = await db
    .selectFrom('link')
    .select('strategy_id')
    .where('key_hash', '=', sha256(idOrKey))
    .where('kind', '=', 'edit')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (opened !== undefined && opened.strategy_id !== null) return opened.strategy_id;
  const named = await db.selectFrom('strategy').select('id').where('id', '=', idOrKey).executeTakeFirst();
  return named?.id;
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

/** Whoever holds the edit key may undo a deletion until the content is erased. */
function goneBecause(
  ending: Ending,
  { kind, strategy_id, ended_at }: Pick<LinkTable, 'kind' | 'strategy_id' | 'ended_at'>,
  key: string,
): Gone {
  const isUndoable = kind === 'edit' && ending === 'deleted' && strategy_id !== null && ended_at !== null;
  return new Gone(ending, isUndoable ? { undo: { editKey: key, until: ended_at + UNDO_MS } } : {});
}
