import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';

/** A site with the faults that the suites look for: it is never part of the build. */
export const vulnerable: RequestListener = (request, response) => {
  void text(request).then((body) => {
    const typed = decoded(`${request.url ?? ''}&${body}`);
    if (typed.includes('drop table')) response.statusCode = 500;
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
