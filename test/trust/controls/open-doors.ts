import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';

/** The site as it would be if everybody were taken for whoever these cookies belong to. */
export function takeEverybodyFor(cookies: string, app: RequestListener): Server {
  return createServer((request, response) => {
    request.headers.cookie = cookies;
    app(request, response);
  });
}
