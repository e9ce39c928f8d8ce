import { createServer } from 'node:http';
import type { Server } from 'node:http';

/** Reads what no parser should, where one request hides a second, and repeats what it was told when traced. */
export function obligingServer(): Server {
  return createServer({ insecureHTTPParser: true, requireHostHeader: false }, (request, response) => {
    request.resume();
    response.end(request.method === 'TRACE' ? request.rawHeaders.join('\n') : 'Welcome');
  });
}
