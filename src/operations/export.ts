import { insertLogLine } from '../log/store.ts';
import { findNamed } from '../people/name-store.ts';
import { findPerson } from '../people/store.ts';
import { personJson } from '../people/export-page.ts';
import type { EraseDeps } from './erase.ts';
import { listAllComments } from '../comments/export-store.ts';
import { emailKey } from '../mail/address.ts';
import { isoOf } from '../web/time.ts';

export async function exportByEmail(
  { db, clock, random, secret }: EraseDeps,
  email: string,
  baseUrl: string,
): Promise<string> {
  const key = emailKey(email);
  const held = await findPerson(db, { key, secret });
  const now = clock();
  const act = { id: random(9).toString('base64url'), actor: 'system', via: 'cli', at: now } as const;
  await insertLogLine(db, act, { action: 'export', reason: String(held.comments.length) });
  return JSON.stringify(personJson({ key, held, now, baseUrl }), null, 2);
}

/** What holds a name, each with the id by which it can be erased. */
export async function exportByName({ db, clock, random }: EraseDeps, name: string): Promise<string> {
  const { answers, texts } = await findNamed(db, name);
  const now = clock();
  const act = { id: random(9).toString('base64url'), actor: 'system', via: 'cli', at: now } as const;
  await insertLogLine(db, act, { action: 'export', reason: String(answers.length + texts.length) });
  const named = {
    name,
    exportedAt: isoOf(now),
    blindAnswers: answers.map(({ answeredAt, ...said }) => ({ ...said, answeredAt: isoOf(answeredAt) })),
    texts: texts.map(({ id, text, at }) => ({ id, text, at: at === undefined ? null : isoOf(at) })),
  };
  return JSON.stringify(named, null, 2);
}

/** To move the comments elsewhere: no e-mail and no network address goes along. */
export async function exportComments({ db }: EraseDeps): Promise<string> {
  return JSON.stringify(await listAllComments(db), null, 2);
}
