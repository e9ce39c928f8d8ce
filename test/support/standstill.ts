import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';

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
