import { startBroken } from './start.ts';

/** Says thank you whatever became of the words. */
await startBroken({
  listener: (app) => (request, response) => {
    const writeHead = response.writeHead.bind(response);
    response.writeHead = (status: number, ...rest: never[]) =>
      writeHead(status === 503 ? 303 : status, ...rest);
    app(request, response);
  },
});
