import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';

/** A small site with four holes for scanners to find: what they miss here, they cannot be trusted with elsewhere. */
export function seededSite(): Server {
  const db = new Database(':memory:');
  db.exec(
    `create table brand (id integer, name text); insert into brand values (1, 'Durand'), (2, 'Lebrun')`,
  );
  const kept: string[] = [];
  return createServer((request, response) => {
    void answer(db, kept, request, response);
  });
}

async function answer(
  db: Database.Database,
  kept: string[],
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  const given = (name: string) => searchParams.get(name) ?? '';
  if (pathname === '/leave') response.writeHead(302, { location: given('next') }).end();
  else if (pathname === '/find') response.end(page(`<p>You looked for ${given('q')}</p>`));
  else if (pathname === '/brand') response.end(page(namesFrom(db, given('id'))));
  else if (pathname === '/wall') {
    const typed = new URLSearchParams(await text(request)).get('words');
    if (typed !== null) kept.push(typed);
    response.end(page(kept.slice(-20).join('<br>')));
  } else response.end(page(LINKS));
}

function namesFrom(db: Database.Database, id: string): string {
  try {
    return JSON.stringify(db.prepare(`select name from brand where id = ${id}`).all());
  } catch (error) {
    return String(error);
  }
}

const LINKS = `<a href="/find?q=wheel">find</a> <a href="/brand?id=1">brand</a> <a href="/leave?next=/find">leave</a>
<form method="post" action="/wall"><input name="words" value="hello"><button>send</button></form><a href="/wall">wall</a>`;

function page(body: string): string {
  return `<!doctype html><html lang="en"><title>Seeded</title><body>${body}</body></html>`;
}
