import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';

/** The site as it would be if it did not ask where a form comes from. */
export function askNobodyWhereFrom(baseUrl: string, app: RequestListener): Server {
  return createServer((request, response) => {
    delete request.headers['sec-fetch-site'];
    request.headers.origin = baseUrl;
    app(request, response);
  });
}
