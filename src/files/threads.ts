import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { programBeside } from '../web/server/program.ts';
import type { Draw } from './draw.ts';
import { FilesBusy } from './queue.ts';

interface Habits {
  readonly program: string;
  readonly giveUp: () => AbortSignal;
  readonly restMs: number;
}

/** The longest revision takes 0.3 s of a processor. */
const PATIENCE_MS = 20_000;
const HABITS: Habits = {
  program: programBeside(import.meta, 'draw-thread'),
  giveUp: () => AbortSignal.timeout(PATIENCE_MS),
  restMs: 5 * 60_000,
};
/** Half of it would do for the longest revision. A drawing that wants more takes its own thread down, and never the site. */
const MEMORY = { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 4 };

/**
 * Draws in a thread of this process, which is begun when there is something to draw and then kept for the next time; one that
 * fails is let go. It has as many threads as it is asked for drawings at the same time: a queue belongs before it.
 */
export function drawInThread(habits: Partial<Habits> = {}): Draw {
  const { program, giveUp, restMs } = { ...HABITS, ...habits };
  const resting = new Set<Worker>();
  let letGo: NodeJS.Timeout | undefined;

  const begin = () => {
    const thread = new Worker(program, { resourceLimits: MEMORY });
    thread.unref();
    thread.on('error', () => undefined);
    thread.once('exit', () => resting.delete(thread));
    return thread;
  };
  const rest = (thread: Worker) => {
    resting.add(thread);
    clearTimeout(letGo);
    letGo = setTimeout(() => {
      const ended = [...resting];
      // One that was told to end answers nobody any more.
      resting.clear();
      for (const each of ended) void each.terminate();
    }, restMs).unref();
  };

  return async (drawing) => {
    const [thread = begin()] = resting;
    resting.delete(thread);
    const patience = giveUp();
    try {
      const answer = once(thread, 'message', { signal: patience });
      thread.postMessage(drawing);
      const [bytes] = (await answer) as [Uint8Array];
      rest(thread);
      return bytes;
    } catch (error) {
      await thread.terminate();
      throw patience.aborted ? new FilesBusy() : error;
    }
  };
}
