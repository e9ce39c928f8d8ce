import { homeOf, isNear } from '../caps/client.ts';
import { PageError } from '../errors.ts';
import type { Line, TakeTurn } from '../web/server/turns.ts';

export interface Asker {
  readonly address: string;
  readonly left: AbortSignal;
}

/** Does a job for who asks; undefined when they have left meanwhile. */
export type RenderQueue = <T>(asker: Asker, job: () => Promise<T>) => Promise<T | undefined>;

/**
 * Drawing costs a tenth of a second of processor: one file at a time, whatever asks, and one of each address in this line;
 * what else an address asks for waits in a line of its own, as long.
 */
const RENDER_LINE: Line = { name: 'render', atOnce: 1, waiting: 8 };
const RETRY_AFTER_S = 5;

export class FilesBusy extends PageError {
  constructor() {
    super(503, 'filesBusy', { 'Retry-After': String(RETRY_AFTER_S) });
  }
}

/** Runs one job at a time and lets a few wait, first come first served; throws FilesBusy when enough wait already. */
export function renderQueue(takeTurn: TakeTurn, line = RENDER_LINE): RenderQueue {
  return ({ address, left }, job) => {
    const inLine = () => lineUp(takeTurn, line, left, job);
    // Behind a proxy that is not named, everybody has the same one.
    if (isNear(address)) return inLine();
    return lineUp(takeTurn, { ...line, name: `${line.name} ${homeOf(address)}` }, left, inLine);
  };
}

async function lineUp<T>(
  takeTurn: TakeTurn,
  line: Line,
  left: AbortSignal,
  job: () => Promise<T>,
): Promise<T | undefined> {
  const giveBack = await takeTurn(line, left);
  try {
    if (left.aborted) return undefined;
    if (giveBack === undefined) throw new FilesBusy();
    return await job();
  } finally {
    giveBack?.();
  }
}
