import type { LinkTable } from '../db/schema.ts';
import { Gone } from '../errors.ts';
import { UNDO_MS } from './lifespan.ts';
import type { Ending } from '../terms.ts';

/** Why a key opens nothing any more. Whoever holds the edit key may undo a deletion until its content is erased. */
export function goneBecause(
  ending: Ending,
  { kind, strategy_id, ended_at }: Pick<LinkTable, 'kind' | 'strategy_id' | 'ended_at'>,
  key: string,
): Gone {
  const isUndoable = kind === 'edit' && ending === 'deleted' && strategy_id !== null && ended_at !== null;
  return new Gone(ending, isUndoable ? { editKey: key, until: ended_at + UNDO_MS } : undefined);
}
