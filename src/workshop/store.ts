import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { WorkshopLinkTable, WorkshopTable } from '../db/schema.ts';
import { NotFound, PageError } from '../errors.ts';
import type { Method } from '../method/method.ts';
import { withOwn } from '../method/own.ts';
import type { OwnApproach } from '../method/own.ts';
import { keepMethod, methodAt } from '../method/store.ts';
import { deriveKey } from '../strategies/keys.ts';
import type { KeySource } from '../strategies/keys.ts';
import { forgetWorkshop } from '../wizard/store.ts';
import { WORKSHOP_LIFE_MS } from './workshop.ts';
import type { Opening, Workshop, WorkshopLinkKind } from './workshop.ts';
import { transact } from '../db/engine.ts';
import { sha256 } from '../web/digest.ts';

type WorkshopLink = KeySource<WorkshopLinkKind> & { readonly keyHash: string };

interface NewWorkshop {
  readonly id: string;
  readonly linkIds: Readonly<Record<WorkshopLinkKind, string>>;
  readonly digest: string;
  readonly linkSecret: Buffer;
}

type Ending = NonNullable<WorkshopLinkTable['ended_as']>;

/** Workshop links are never replaced: a workshop is too short for that to be useful. */
const GENERATION = 1;

/** Answers the id of the workshop, which stands already if this very form was sent before. `count` is called for a new one. */
export async function openWorkshop(
  db: Db,
  { id, linkIds, digest, linkSecret }: NewWorkshop,
  { plainMethod, own, ...words }: Opening,
  now: number,
  count: (trx: Trx) => Promise<void>,
): Promise<string> {
  return transact(db, async (trx) => {
    const opened = await trx
      .selectFrom('workshop')
      .select('id')
      .where('digest', '=', digest)
      .executeTakeFirst();
    if (opened !== undefined) return opened.id;
    await count(trx);
    await keepMethod(trx, plainMethod, now);
    const dates = { created_at: now, used_at: now, revealed_at: null };
    await trx
      .insertInto('workshop')
      .values({ id, ...words, method: plainMethod.hash, own: JSON.stringify(own), digest, ...dates })
      .execute();
    for (const kind of ['facilitator', 'participant'] as const)
      await insertLink(trx, id, { kind, id: linkIds[kind], generation: GENERATION }, linkSecret, now);
    return id;
  });
}

export async function getWorkshop(
  db: Db,
  kind: WorkshopLinkKind,
  key: string,
  now: number,
): Promise<Workshop> {
  const link = await db
    .selectFrom('workshop_link')
    .selectAll()
    .where('key_hash', '=', sha256(key))
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (link === undefined) throw new NotFound('unknownWorkshop');
  if (link.workshop_id === null) throw over(link.ended_as ?? 'expired');
  return getWorkshopById(db, link.workshop_id, now);
}

export async function getWorkshopById(db: Db, id: string, now: number): Promise<Workshop> {
  const row = await db.selectFrom('workshop').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw over('deleted');
  if (row.used_at <= now - WORKSHOP_LIFE_MS) throw over('expired');
  return rowToWorkshop(row, await methodAt(db, row.method));
}

export async function getWorkshopLink(
  db: Db,
  workshopId: string,
  kind: WorkshopLinkKind,
): Promise<WorkshopLink> {
  const { id, key_hash } = await db
    .selectFrom('workshop_link')
    .select(['id', 'key_hash'])
    .where('workshop_id', '=', workshopId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return { id, kind, generation: GENERATION, keyHash: key_hash };
}

/** A whole group answers at one moment, and each answer is an act of the same workshop. */
export function workshopLane(workshopId: string): string {
  return `workshop ${workshopId}`;
}

export async function touch(db: Db, workshopId: string, now: number): Promise<void> {
  await db.updateTable('workshop').set({ used_at: now }).where('id', '=', workshopId).execute();
}

/** Also erases its answers from the drafts that came out of it. Its links stay, to say what became of it. */
export async function deleteWorkshop(db: Db, workshopId: string, now: number): Promise<void> {
  await transact(db, async (trx) => {
    await forgetWorkshop(trx, workshopId);
    await endWorkshop(trx, workshopId, 'deleted', now);
  });
}

export async function purgeWorkshops(db: Db, now: number): Promise<number> {
  const unused = await db
    .selectFrom('workshop')
    .select('id')
    .where('used_at', '<=', now - WORKSHOP_LIFE_MS)
    .execute();
  for (const { id } of unused)
    await transact(db, async (trx) => {
      await endWorkshop(trx, id, 'expired', now);
    });
  return unused.length;
}

async function insertLink(
  trx: Trx,
  workshopId: string,
  source: KeySource<WorkshopLinkKind>,
  secret: Buffer,
  now: number,
): Promise<void> {
  const { id, kind } = source;
  const key_hash = sha256(deriveKey(secret, source));
  const standing = { created_at: now, ended_at: null, ended_as: null };
  await trx
    .insertInto('workshop_link')
    .values({ id, kind, workshop_id: workshopId, key_hash, ...standing })
    .execute();
}

async function endWorkshop(trx: Trx, workshopId: string, ending: Ending, now: number): Promise<void> {
  await trx
    .updateTable('workshop_link')
    .set({ ended_at: now, ended_as: ending })
    .where('workshop_id', '=', workshopId)
    .execute();
  await trx.deleteFrom('workshop').where('id', '=', workshopId).execute();
}

function over(ending: Ending): PageError {
  return new PageError(410, ending === 'deleted' ? 'deletedWorkshop' : 'closedWorkshop');
}

function rowToWorkshop(row: Selectable<WorkshopTable>, plainMethod: Method): Workshop {
  const own = JSON.parse(row.own) as readonly OwnApproach[];
  return {
    id: row.id,
    plainMethod,
    own,
    method: withOwn(plainMethod, own),
    brand: row.brand,
    context: row.context,
    revealedAt: row.revealed_at,
    decision: { text: row.decided, version: row.decided_version },
    usedAt: row.used_at,
  };
}
