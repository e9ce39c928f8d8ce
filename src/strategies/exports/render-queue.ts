import { PageError } from '../../errors.ts';
import { inTurn } from '../../web/turns.ts';
import type { Line, TakeTurn } from '../../web/turns.ts';

export type RenderQueue = <T>(job: () => Promise<T>) => Promise<T>;

/** Drawing costs tens of milliseconds of processor: a crowd waits a little, a flood is sent away. */
export const RENDER_LINE: Line = { name: 'render', atOnce: 2, waiting: 8 };
const RETRY_AFTER_S = 5;

/** Runs a few jobs at once and lets a few wait, first come first served; more get a 503 that says when to come back. */
export function renderQueue(takeTurn: TakeTurn, line = RENDER_LINE): RenderQueue {
  const refusal = () => new PageError(503, 'filesBusy', { 'Retry-After': String(RETRY_AFTER_S) });
  return (job) => inTurn(takeTurn, line, job, refusal);
}
