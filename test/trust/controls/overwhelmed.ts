import { startBroken } from './start.ts';

const TOO_MANY = 4;
let underWay = 0;

/** Breaks down once many come at the same time. */
await startBroken({
  listener: (app) => (request, response) => {
    underWay += 1;
    response.once('close', () => (underWay -= 1));
    if (underWay > TOO_MANY) response.writeHead(500).end();
    else app(request, response);
  },
});
