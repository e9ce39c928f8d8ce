import { startBroken } from './start.ts';

const TOO_MANY = 4;
/** However slowly a crowd comes, it meets itself. */
const EACH_TAKES_MS = 250;
let underWay = 0;

/** Breaks down once many come at the same time. */
await startBroken({
  listener: (app) => (request, response) => {
    underWay += 1;
    response.once('close', () => (underWay -= 1));
    if (underWay > TOO_MANY) response.writeHead(500).end();
    else
      setTimeout(() => {
        app(request, response);
      }, EACH_TAKES_MS);
  },
});
