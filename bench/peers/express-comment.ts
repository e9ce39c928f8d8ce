import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import express from 'express';
import { openPeerDatabase, serve } from './peer.ts';

/** The least that a durable comment can be: check a signed token, one insert with FULL, a redirect. */
const KEY = 'bench-peer';
const database = openPeerDatabase('peer-comment.sqlite', 'FULL');
database.exec(
  'create table comment (id text primary key, name text, email text, text text, nonce text, created_at integer)',
);
const insert = database.prepare('insert into comment values (?, ?, ?, ?, ?, ?)');

const app = express();
app.use(express.urlencoded({ extended: false }));
app.post('/', (req, res) => {
  const { name, email, comment, nonce = '', mac = '' } = req.body as Record<string, string | undefined>;
  if (!isSigned(nonce, mac)) {
    res.sendStatus(422);
    return;
  }
  insert.run(randomBytes(12).toString('base64url'), name, email, comment, nonce, Date.now());
  res.redirect(303, '/');
});
serve((port, host) => app.listen(port, host));

function isSigned(nonce: string, mac: string): boolean {
  const [expected, given] = [createHmac('sha256', KEY).update(nonce).digest(), Buffer.from(mac, 'base64url')];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
