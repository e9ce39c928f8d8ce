import { BroadcastChannel, parentPort } from 'node:worker_threads';
import type { Drawing } from '../../../src/files/draw.ts';

/** Draws by the brand alone: never ends one, fails at another, and wants more memory than there is for a third. */
parentPort?.on('message', ({ revision }: Drawing) => {
  const hoard: number[][] = [];
  if (revision.strategy.brand === 'endless') drawEndlessly();
  if (revision.strategy.brand === 'broken') throw new Error('a broken drawing');
  while (revision.strategy.brand === 'greedy') hoard.push(Array.from({ length: 100_000 }, Math.random));
  parentPort?.postMessage(Uint8Array.from(Buffer.from(revision.strategy.brand)));
});

function drawEndlessly(): never {
  new BroadcastChannel('endless').postMessage('begun');
  for (;;);
}
