import { compiled, spelling } from '../db/compiled.ts';
import type { Db, Trx } from '../db/database.ts';
import type { DraftTable } from '../db/schema.ts';
import { NotFound } from '../errors.ts';
import { methodAt } from '../method/store.ts';
import type { OwnApproach } from '../method/own.ts';
import type { Method } from '../method/method.ts';
import type { GroupWheel } from '../wheel/group-wheel.ts';
import { EMPTY_REVIEW } from './draft.ts';
import type {
  ApproachesAnswers,
  Discussed,
  Draft,
  Outcome,
  ReviewAnswers,
  SavedAs,
  StepName,
} from './draft.ts';
import { commitTogether } from '../db/engine.ts';
import { lastOneByOne } from '../db/last.ts';
import type { WorkWithLast } from '../db/last.ts';

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
  return commitTogether(db, draftChange(place, now, change), () => [draftLane(place.id)]);
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
  return lastOneByOne(trx, draftChange(place, now, change));
}

function draftChange(
  place: DraftPlace,
  now: number,
  change: (draft: Draft) => Outcome,
): WorkWithLast<Outcome> {
  return async (trx, last) => {
    const outcome = change(await getDraft(trx, place, now));
    const { kind, draft } = outcome;
    if (kind === 'kept') last(() => updateDraft(trx, draft, now));
    return outcome;
  };
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

export function savedColumns(
  saved: SavedAs | null,
): Pick<DraftTable, 'strategy_id' | 'generation' | 'base_revision'> {
  return {
    strategy_id: saved?.strategyId ?? null,
    generation: saved?.generation ?? null,
    base_revision: saved?.revision ?? null,
  };
}

/** Rows hold what this program wrote itself, so their shape is trusted. */
export function rowToDraft(row: DraftTable, method: Method): Draft {
  return {
    id: row.id,
    method,
    painted: fromText(row.painted),
    answers: {
      diagnosis: fromText(row.diagnosis),
      approaches: approachesOf(row),
      review: reviewOf(row),
    },
    versions: versionsOf(row),
    saved: savedOf(row),
    workshop: discussedOf(row),
    indicators: fromText(row.indicators) ?? [],
    updatedAt: row.updated_at,
  } as Draft;
}

function versionsOf(row: DraftTable): Readonly<Record<StepName, number>> {
  return {
    diagnosis: row.diagnosis_version,
    approaches: row.approaches_version,
    review: row.review_version,
  };
}

/** What was kept before a reader could name approaches holds none. */
function approachesOf(row: DraftTable): ApproachesAnswers | null {
  const stored = fromText(row.approaches) as Omit<ApproachesAnswers, 'own'> | null;
  return stored && { own: [], ...stored };
}

function reviewOf(row: DraftTable): ReviewAnswers | null {
  const stored = fromText(row.review) as ReviewAnswers | null;
  return stored && { ...EMPTY_REVIEW, ...stored };
}

/** What the text of drafts calls `tally` is the wheel of the group. */
function discussedOf(row: DraftTable): Discussed | null {
  const stored = fromText(row.workshop) as {
    tally: GroupWheel;
    revealedAt: number;
    /** Drafts made before a group could say what it decided, or have approaches of its own, have none. */
    decided?: string;
    own?: readonly OwnApproach[];
  } | null;
  if (stored === null) return null;
  const { tally, revealedAt, decided = '', own = [] } = stored;
  return { own, groupWheel: tally, revealedAt, decided };
}

function savedOf(row: DraftTable): SavedAs | null {
  if (row.strategy_id === null || row.generation === null || row.base_revision === null) return null;
  return { strategyId: row.strategy_id, generation: row.generation, revision: row.base_revision };
}

export function toText(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

function fromText(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
