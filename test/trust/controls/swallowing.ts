import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { startBroken } from './start.ts';

const kept: Buffer[] = [];

/** Reads whatever is sent, unpacks it, and keeps it. */
await startBroken({
  listener: (app) => (request, response) => {
    if (request.method !== 'POST') {
      app(request, response);
      return;
    }
    void buffer(request).then((body) => {
      kept.push(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
      response.end('Thank you');
    });
  },
});
