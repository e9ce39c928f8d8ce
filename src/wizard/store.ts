import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import type { DraftTable } from '../db/schema.ts';
import { NotFound } from '../errors.ts';
import type { Choices } from '../wheel/wheel.ts';
import type { Discussed, Draft, Outcome, SavedAs, StepAnswers, StepName } from './draft.ts';
import { commitTogether } from '../db/engine.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A draft that nobody touched for this long is erased. */
export const DRAFT_LIFE_MS = 30 * DAY_MS;

/** Whose draft, and which. */
export interface DraftPlace {
  readonly id: string;
  readonly visitor: string;
}

export interface NewDraft {
  readonly painted?: Choices | null;
  readonly answers: Partial<StepAnswers>;
  readonly saved?: SavedAs;
  readonly workshop?: Discussed & { readonly id: string };
}

export async function insertDraft(db: Db, place: DraftPlace, draft: NewDraft, now: number): Promise<void> {
  const { diagnosis, approaches, review } = draft.answers;
  await db
    .insertInto('draft')
    .values({
      ...place,
      painted: toText(draft.painted),
      diagnosis: toText(diagnosis),
      diagnosis_version: diagnosis === undefined ? 0 : 1,
      approaches: toText(approaches),
      approaches_version: approaches === undefined ? 0 : 1,
      review: toText(review),
      review_version: review === undefined ? 0 : 1,
      ...savedColumns(draft.saved ?? null),
      ...workshopColumns(draft.workshop),
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** The draft, if it is this visitor's; throws NotFound otherwise. */
export async function getDraft(db: Db, { id, visitor }: DraftPlace, now: number): Promise<Draft> {
  const { rows } = await findDraft(db, { id, visitor, since: now - DRAFT_LIFE_MS });
  const [row] = rows;
  if (row === undefined) throw new NotFound('unknownDraft');
  return rowToDraft(row);
}

const findDraft = compiled(({ id, visitor, since }: DraftPlace & { readonly since: number }) =>
  spelling
    .selectFrom('draft')
    .selectAll()
    .where('id', '=', id)
    .where('visitor', '=', visitor)
    .where('updated_at', '>', since),
);

/** One page of a visitor's drafts, last changed first. */
export async function listDrafts(
  db: Db,
  visitor: string,
  now: number,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<readonly Draft[]> {
  const rows = await alive(db, visitor, now)
    .selectAll()
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .offset(skip)
    .execute();
  return rows.map(rowToDraft);
}

/** How many there are, counted up to `most`. */
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

/** The draft that this visitor already took out of a workshop. */
export async function findDraftOfWorkshop(
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
  return row === undefined ? undefined : rowToDraft(row);
}

/** Takes what people chose in a workshop out of every draft: it was deleted. */
export async function forgetWorkshop(trx: Trx, workshopId: string): Promise<void> {
  await trx.updateTable('draft').set({ workshop: null }).where('workshop_id', '=', workshopId).execute();
}

/** Reads, decides and writes in one transaction, so that parallel posts of different steps are all kept. */
export async function changeDraft(
  db: Db,
  place: DraftPlace,
  now: number,
  change: (draft: Draft) => Outcome,
): Promise<Outcome> {
  return commitTogether(db, (trx) => changeDraftIn(trx, place, now, change));
}

/** The same inside a transaction that does more. */
export async function changeDraftIn(
  trx: Trx,
  place: DraftPlace,
  now: number,
  change: (draft: Draft) => Outcome,
): Promise<Outcome> {
  const outcome = change(await getDraft(trx, place, now));
  if (outcome.kind === 'kept') await updateDraft(trx, outcome.draft, now);
  return outcome;
}

export async function markSaved(trx: Trx, draftId: string, saved: SavedAs): Promise<void> {
  await trx.updateTable('draft').set(savedColumns(saved)).where('id', '=', draftId).execute();
}

/** Erases the drafts whose life is over; answers how many. */
export async function purgeDrafts(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('draft')
    .where('updated_at', '<=', now - DRAFT_LIFE_MS)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function updateDraft(trx: Trx, { id, answers, versions }: Draft, now: number): Promise<void> {
  await writeDraft(trx, {
    id,
    diagnosis: toText(answers.diagnosis),
    diagnosis_version: versions.diagnosis,
    approaches: toText(answers.approaches),
    approaches_version: versions.approaches,
    review: toText(answers.review),
    review_version: versions.review,
    updated_at: now,
  });
}

type ChangedDraft = Pick<DraftTable, 'id' | 'updated_at' | StepName | `${StepName}_version`>;
const writeDraft = compiled(({ id, ...columns }: ChangedDraft) =>
  spelling.updateTable('draft').set(columns).where('id', '=', id),
);

function savedColumns(
  saved: SavedAs | null,
): Pick<DraftTable, 'strategy_id' | 'generation' | 'base_revision'> {
  return {
    strategy_id: saved?.strategyId ?? null,
    generation: saved?.generation ?? null,
    base_revision: saved?.revision ?? null,
  };
}

function workshopColumns(workshop: NewDraft['workshop']): Pick<DraftTable, 'workshop_id' | 'workshop'> {
  if (workshop === undefined) return { workshop_id: null, workshop: null };
  const { id, ...discussed } = workshop;
  return { workshop_id: id, workshop: toText(discussed) };
}

function rowToDraft(row: DraftTable): Draft {
  return {
    id: row.id,
    painted: fromText(row.painted),
    answers: {
      diagnosis: fromText(row.diagnosis),
      approaches: fromText(row.approaches),
      review: fromText(row.review),
    },
    versions: versionsOf(row),
    saved: savedOf(row),
    workshop: fromText(row.workshop),
    updatedAt: row.updated_at,
  };
}

function versionsOf(row: DraftTable): Readonly<Record<StepName, number>> {
  return {
    diagnosis: row.diagnosis_version,
    approaches: row.approaches_version,
    review: row.review_version,
  };
}

function savedOf(row: DraftTable): SavedAs | null {
  if (row.strategy_id === null || row.generation === null || row.base_revision === null) return null;
  return { strategyId: row.strategy_id, generation: row.generation, revision: row.base_revision };
}

function toText(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

/** What this program wrote itself, in the shape it wrote it. */
function fromText(text: string | null) {
  return text === null ? null : (JSON.parse(text) as never);
}
