import type { DraftTable } from '../db/schema.ts';
import type { Method } from '../method/method.ts';
import type { OwnApproach } from '../method/own.ts';
import type { GroupWheel } from '../wheel/group-wheel.ts';
import { EMPTY_REVIEW } from './draft.ts';
import type { ApproachesAnswers, Discussed, Draft, ReviewAnswers, SavedAs, StepName } from './draft.ts';

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

export function savedColumns(
  saved: SavedAs | null,
): Pick<DraftTable, 'strategy_id' | 'generation' | 'base_revision'> {
  return {
    strategy_id: saved?.strategyId ?? null,
    generation: saved?.generation ?? null,
    base_revision: saved?.revision ?? null,
  };
}
