import type { Request } from 'express';
import { originOf } from '../web/origin.ts';
import { homeLane } from '../caps/client.ts';
import { countMade } from '../caps/store.ts';
import type { Db, Trx } from '../db/database.ts';
import type { DraftTable } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { Visitor } from '../web/session.ts';
import type { Choices, Method } from '../method/method.ts';
import { keepMethod, methodAt } from '../method/store.ts';
import type { Discussed, Draft, SavedAs, StepAnswers } from './draft.ts';
import { DRAFT_LIFE_MS, rowToDraft, savedColumns, toText } from './store.ts';
import type { DraftPlace } from './store.ts';

interface NewDraft {
  readonly method: Method;
  readonly painted?: Choices | null;
  readonly answers: Partial<StepAnswers>;
  readonly saved?: SavedAs;
  readonly workshop?: Discussed & { readonly id: string };
  readonly indicators?: readonly Indicator[];
  /** The revision whose review meeting opens the draft. */
  readonly meetingRevision?: number;
}

/** Answers the draft's id. Throws DayFull, and then makes no session either. */
export async function makeDraft(deps: Deps, req: Request, draft: NewDraft): Promise<string> {
  const make = (trx: Trx, visitor: Visitor) => makeDraftIn(deps, trx, req, visitor, draft);
  return deps.sessions.meet(req, make, () => [homeLane(originOf(deps, req).address)]);
}

export async function makeDraftIn(
  deps: Deps,
  trx: Trx,
  req: Request,
  visitor: Visitor,
  draft: NewDraft,
): Promise<string> {
  const id = deps.random(16).toString('base64url');
  await countMade(trx, 'draft', { ...originOf(deps, req), visitor: visitor.id });
  await visitor.remember();
  await keepMethod(trx, draft.method, deps.clock());
  await insertDraft(trx, { id, visitor: visitor.id }, draft, deps.clock());
  return id;
}

async function insertDraft(db: Db, place: DraftPlace, draft: NewDraft, now: number): Promise<void> {
  const { diagnosis, approaches, review } = draft.answers;
  await db
    .insertInto('draft')
    .values({
      ...place,
      method: draft.method.hash,
      painted: toText(draft.painted),
      diagnosis: toText(diagnosis),
      diagnosis_version: diagnosis === undefined ? 0 : 1,
      approaches: toText(approaches),
      approaches_version: approaches === undefined ? 0 : 1,
      review: toText(review),
      review_version: review === undefined ? 0 : 1,
      ...savedColumns(draft.saved ?? null),
      ...workshopColumns(draft.workshop),
      indicators: toText(draft.indicators),
      meeting_revision: draft.meetingRevision ?? null,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

function workshopColumns(workshop: NewDraft['workshop']): Pick<DraftTable, 'workshop_id' | 'workshop'> {
  if (workshop === undefined) return { workshop_id: null, workshop: null };
  const { id, own, groupWheel, revealedAt, decided } = workshop;
  const named = own.length === 0 ? {} : { own };
  return { workshop_id: id, workshop: toText({ tally: groupWheel, revealedAt, decided, ...named }) };
}

/** The draft that this browser made of a workshop, if it did; it learns what the group has decided since. */
export async function tellDraftOfWorkshop(
  trx: Trx,
  visitor: string,
  { id, decided }: { readonly id: string; readonly decided: string },
  now: number,
): Promise<Draft | undefined> {
  const draft = await findDraftOfWorkshop(trx, visitor, id, now);
  if (draft?.workshop && draft.workshop.decided !== decided)
    await trx
      .updateTable('draft')
      .set(workshopColumns({ ...draft.workshop, id, decided }))
      .where('id', '=', draft.id)
      .execute();
  return draft;
}

async function findDraftOfWorkshop(
  db: Db,
  visitor: string,
  workshopId: string,
  now: number,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('draft')
    .selectAll()
    .where('visitor', '=', visitor)
    .where('workshop_id', '=', workshopId)
    .where('updated_at', '>', now - DRAFT_LIFE_MS)
    .executeTakeFirst();
  return row === undefined ? undefined : rowToDraft(row, await methodAt(db, row.method));
}

export async function listDrafts(
  db: Db,
  visitor: string,
  now: number,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<readonly Draft[]> {
  const rows = await alive(db, visitor, now)
    .selectAll()
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(skip)
    .execute();
  return Promise.all(rows.map(async (row) => rowToDraft(row, await methodAt(db, row.method))));
}

export async function countDrafts(db: Db, visitor: string, now: number, most: number): Promise<number> {
  const { count } = await db
    .selectFrom(alive(db, visitor, now).select('updated_at').limit(most).as('listed'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function alive(db: Db, visitor: string, now: number) {
  return db
    .selectFrom('draft')
    .where('visitor', '=', visitor)
    .where('updated_at', '>', now - DRAFT_LIFE_MS);
}
