import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';

/** A site with the faults that the suites look for: it is never part of the build. */
export const vulnerable: RequestListener = (request, response) => {
  void text(request).then((body) => {
    const typed = decoded(`${request.url ?? ''}&${body}`);
    if (/\btouch\b/.test(typed)) return;
    if (typed.includes('drop table')) {
      response.writeHead(500).end('SqliteError: near drop\n    at run (/srv/node_modules/driver/run.js:1:2)');
      return;
    }
    const [, next] = /[?&]next=([^&]+)/.exec(request.url ?? '') ?? [];
    if (next !== undefined) {
      response.writeHead(303, { location: encodeURI(decoded(next)) }).end();
      return;
    }
    const [, name, value] = /\r\n([\w-]+): (\w+)/.exec(typed) ?? [];
    if (name !== undefined && value !== undefined) response.setHeader(name, value);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>You typed</title><p>${typed}`);
  });
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
