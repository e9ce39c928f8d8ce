import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';

const STEP_MS = 100;

/**
 * Asks something whose answer comes while this process stands still for so long, as where its machine is held up or busy. The answer
 * is sent by nobody who would need that machine as well: it waits to be read before anything else happens here.
 */
export function askAtStandstill<T>(milliseconds: number, ask: (answer: Promise<void>) => T): T {
  const { port1: here, port2: there } = new MessageChannel();
  const heard = once(here, 'message').then(() => {
    here.close();
  });
  here.start();
  const asked = ask(heard);
  const begun = performance.now();
  there.postMessage('answer');
  while (performance.now() - begun < milliseconds);
  return asked;
}

/** Resolves after so much time in which this process ran: while it stands still none goes by, and what has come meanwhile is heard first. */
export async function whileRunning(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= STEP_MS) await setTimeout(STEP_MS);
}
