import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { startBroken } from './start.ts';

const LATE_MS = 50;

/** Answers a comment at once and writes it a moment later, as a queue in memory does. */
await startBroken({
  listener: (app) => {
    const behind = createServer(app).listen(0, '127.0.0.1');
    return (request, response) => {
      if (request.method === 'POST' && request.url?.includes('/commentaires') === true)
        void answerEarly(request, behind.address() as AddressInfo).then(() =>
          response.writeHead(303, { location: '/fr' }).end(),
        );
      else app(request, response);
    };
  },
});

async function answerEarly(request: IncomingMessage, { port }: AddressInfo): Promise<void> {
  const body = await buffer(request);
  const { url = '' } = request;
  const address = request.headers['x-forwarded-for'];
  setTimeout(() => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': String(address),
    };
    const late = fetch(`http://127.0.0.1:${port}${url}`, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
    });
    late.catch(() => undefined);
  }, LATE_MS);
}
