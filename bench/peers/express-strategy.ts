import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import express from 'express';
import { openPeerDatabase, serve } from './peer.ts';

const ROWS = 100_000;
const SECTORS = 12;
const STATES = ['none', 'secondary', 'priority'] as const;

/** A saved strategy as a first draft would show it: one row by its key, EJS, a wheel in SVG; 4 kB. */
const database = openPeerDatabase('peer-strategy.sqlite', 'FULL');
fill();
const strategy = database.prepare<[string], { data: string }>('select data from strategy where token = ?');

const app = express();
app.set('view engine', 'ejs');
app.set('views', join(import.meta.dirname, 'views'));
app.enable('view cache');
app.get('/:token', (req, res) => {
  const row = strategy.get(req.params.token);
  if (row === undefined) res.sendStatus(404);
  else res.render('strategy', { ...(JSON.parse(row.data) as object), arc });
});
serve((port, host) => app.listen(port, host));

/** The outline of one sector, by its place. */
function arc(index: number, radius: number): string {
  const [from, to] = [index, index + 1].map((place) => (place / SECTORS) * 2 * Math.PI - Math.PI / 2);
  const point = (angle = 0) =>
    `${(100 + radius * Math.cos(angle)).toFixed(2)} ${(100 + radius * Math.sin(angle)).toFixed(2)}`;
  return `M100 100L${point(from)}A${radius} ${radius} 0 0 1 ${point(to)}Z`;
}

function fill(): void {
  database.exec('create table strategy (token text primary key, data text not null) without rowid');
  const insert = database.prepare('insert into strategy values (?, ?)');
  const sectors = Array.from({ length: SECTORS }, (_, index) => ({
    label: `Sector number ${index + 1}`,
    state: STATES[index % STATES.length],
  }));
  database.transaction(() => {
    insert.run('bench', JSON.stringify({ brand: 'Maison Durand', sectors }));
    for (let count = 1; count < ROWS; count++)
      insert.run(randomBytes(16).toString('base64url'), JSON.stringify({ brand: `Brand ${count}`, sectors }));
  })();
}
