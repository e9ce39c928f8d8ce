import { readFileSync } from 'node:fs';
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import express from 'express';
import { openPeerDatabase, serve, workFile } from './peer.ts';

interface Given {
  readonly before: string;
  readonly after: string;
  readonly comments: readonly Comment[];
}

interface Comment {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly at: number;
}

/** The usual way: the same page, drawn at each request by EJS from rows of SQLite, with a signed question. */
const database = openPeerDatabase('peer-article.sqlite', 'FULL');
fill(JSON.parse(readFileSync(workFile('article.json'), 'utf8')) as Given);
const article = database.prepare('select * from article where slug = ?');
const comments = database.prepare('select * from comment where article = ? order by created_at');
const key = randomBytes(32);
const dates = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

const app = express();
app.set('view engine', 'ejs');
app.set('views', join(import.meta.dirname, 'views'));
app.enable('view cache');
app.get('/', (_req, res) => {
  res.render('article', {
    article: article.get('essay'),
    comments: comments.all('essay'),
    token: tokenFor(randomBytes(12).toString('base64url')),
    dates,
  });
});
serve((port, host) => app.listen(port, host));

function tokenFor(nonce: string): string {
  const text = `${nonce}.${Date.now()}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

function fill({ before, after, comments: given }: Given): void {
  database.exec(`
    create table article (slug text primary key, before text, after text);
    create table comment (id text primary key, article text, name text, text text, created_at integer);
    create index comment_article on comment (article, created_at);`);
  database.prepare('insert into article values (?, ?, ?)').run('essay', before, after);
  const insert = database.prepare('insert into comment values (?, ?, ?, ?, ?)');
  for (const { id, name, text, at } of given) insert.run(id, 'essay', name, text, at);
}
