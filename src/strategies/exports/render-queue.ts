import { PageError } from '../../errors.ts';

export interface QueueLimits {
  /** Jobs that run at the same time. */
  readonly atOnce: number;
  /** Jobs that wait for their turn. */
  readonly waiting: number;
}

export type RenderQueue = <T>(job: () => Promise<T>) => Promise<T>;

const RETRY_AFTER_S = 5;

/** Runs a few jobs at once and lets a few wait, first come first served; more get a 503 that says when to come back. */
export function renderQueue({ atOnce, waiting }: QueueLimits): RenderQueue {
  const turns: (() => void)[] = [];
  let running = 0;
  return async (job) => {
    if (running < atOnce) running += 1;
    else if (turns.length < waiting) await new Promise<void>((resolve) => turns.push(resolve));
    else throw new PageError(503, 'filesBusy', { 'Retry-After': String(RETRY_AFTER_S) });
    try {
      return await job();
    } finally {
      // A place that is handed on stays taken: nobody slips in between.
      const next = turns.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
