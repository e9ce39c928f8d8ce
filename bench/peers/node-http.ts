import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { serve, sitePage } from './peer.ts';

/** The ceiling: nothing but node:http, which sends the page's bytes, or says that they did not change. */
const page = sitePage();
const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 27)}"`;

const server = createServer((req, res) => {
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304, { ETag: etag });
    res.end();
    return;
  }
  res.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': page.length,
    ETag: etag,
  });
  res.end(page);
});
serve((port, host) => server.listen(port, host));
