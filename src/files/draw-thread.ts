import { parentPort } from 'node:worker_threads';
import { draw } from './draw.ts';
import type { Drawing } from './draw.ts';

/** A thread that draws, one file after the other, while the site answers. A drawing that fails ends it. */
parentPort?.on('message', (drawing: Drawing) => {
  void draw(drawing).then((drawn) => {
    const bytes = Uint8Array.from(drawn);
    parentPort?.postMessage(bytes, [bytes.buffer]);
  });
});
