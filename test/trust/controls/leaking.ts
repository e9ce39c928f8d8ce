import { openSync } from 'node:fs';
import { startBroken } from './start.ts';

const EVERY = 20;
const kept: Buffer[] = [];
let count = 0;

/** Forgets to let go: a little memory at each request, a file now and then. */
await startBroken({
  listener: (app) => (request, response) => {
    kept.push(Buffer.alloc(64 * 1024, 1));
    count += 1;
    if (count % EVERY === 0) openSync('/dev/null', 'r');
    app(request, response);
  },
});
