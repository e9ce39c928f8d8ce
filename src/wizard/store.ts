import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import type { DraftTable } from '../db/schema.ts';
import { NotFound } from '../errors.ts';
import { methodAt } from '../method/store.ts';
import type { Draft, Outcome, SavedAs, StepName } from './draft.ts';
import { rowToDraft, savedColumns, toText } from './row-store.ts';
import { commitTogether } from '../db/engine.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
export const DRAFT_LIFE_MS = 30 * DAY_MS;

export interface DraftPlace {
  readonly id: string;
  readonly visitor: string;
}

/** The draft, if it is this visitor's; throws NotFound otherwise. */
export async function getDraft(db: Db, { id, visitor }: DraftPlace, now: number): Promise<Draft> {
  const { rows } = await findDraft(db, { id, visitor, since: now - DRAFT_LIFE_MS });
  const [row] = rows;
  if (row === undefined) throw new NotFound('unknownDraft');
  return rowToDraft(row, await methodAt(db, row.method));
}

const findDraft = compiled(({ id, visitor, since }: DraftPlace & { readonly since: number }) =>
  spelling
    .selectFrom('draft')
    .selectAll()
    .where('id', '=', id)
    .where('visitor', '=', visitor)
    .where('updated_at', '>', since),
);

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
  return commitTogether(
    db,
    (trx) => changeDraftIn(trx, place, now, change),
    () => [draftLane(place.id)],
  );
}

/** Whoever writes to a draft takes it. */
export function draftLane(id: string): string {
  return `draft ${id}`;
}

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

/** What a copy took along is the strategy's own now. */
export async function markSaved(trx: Trx, draftId: string, saved: SavedAs): Promise<void> {
  const columns = { ...savedColumns(saved), indicators: null };
  await trx.updateTable('draft').set(columns).where('id', '=', draftId).execute();
}

export async function moveDraftsOn(
  trx: Trx,
  visitor: string,
  { strategyId, generation }: Pick<SavedAs, 'strategyId' | 'generation'>,
  next: number,
): Promise<void> {
  await trx
    .updateTable('draft')
    .set({ generation: next })
    .where('visitor', '=', visitor)
    .where('strategy_id', '=', strategyId)
    .where('generation', '=', generation)
    .execute();
}

export async function countDraftsOf(db: Db, strategyId: string): Promise<number> {
  const { count } = await db
    .selectFrom('draft')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('strategy_id', '=', strategyId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function eraseDraftsOf(trx: Trx, strategyId: string): Promise<void> {
  await trx.deleteFrom('draft').where('strategy_id', '=', strategyId).execute();
}

export async function newestDraft(db: Db): Promise<number | undefined> {
  const row = await db
    .selectFrom('draft')
    .select(({ fn }) => fn.max<number | null>('updated_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? undefined;
}

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
