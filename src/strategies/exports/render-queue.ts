import { homeOf, isNear } from '../../caps/client.ts';
import { PageError } from '../../errors.ts';
import { inTurn } from '../../web/turns.ts';
import type { Line, TakeTurn } from '../../web/turns.ts';

/** Does a job for who asks from an address. */
export type RenderQueue = <T>(address: string, job: () => Promise<T>) => Promise<T>;

/**
 * Drawing costs a tenth of a second of processor: one file at a time, whatever asks, and one of each address in this line;
 * what else an address asks for waits in a line of its own, as long.
 */
export const RENDER_LINE: Line = { name: 'render', atOnce: 1, waiting: 8 };
const RETRY_AFTER_S = 5;

export class FilesBusy extends PageError {
  constructor() {
    super(503, 'filesBusy', { 'Retry-After': String(RETRY_AFTER_S) });
  }
}

/** Runs one job at a time and lets a few wait, first come first served; throws FilesBusy when enough wait already. */
export function renderQueue(takeTurn: TakeTurn, line = RENDER_LINE): RenderQueue {
  const lineUp = <T>(at: Line, job: () => Promise<T>) => inTurn(takeTurn, at, job, () => new FilesBusy());
  return (address, job) => {
    const inLine = () => lineUp(line, job);
    // Behind a proxy that is not named, everybody has the same one.
    if (isNear(address)) return inLine();
    return lineUp({ ...line, name: `${line.name} ${homeOf(address)}` }, inLine);
  };
}
