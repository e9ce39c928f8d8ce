import { setImmediate } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { commitTogether } from '../../src/db/engine.ts';
import { digestOf } from '../../src/comments/form.ts';
import { insertComment } from '../../src/comments/arrival-store.ts';
import type { Comment } from '../../src/comments/store.ts';
import type { TestSite } from './app.ts';
import { emailKey } from '../../src/mail/address.ts';
import { tableIn } from './rows.ts';

export const ARTICLE = 'ecouter-avant-de-parler';

/** A comment that came in, as the form under an article stores it; held for its first-time writer by default. */
export async function arrive(
  site: TestSite,
  given: Partial<Comment> = {},
  address = '203.0.113.7',
): Promise<Comment> {
  const comment = toComment(site.time.now, given);
  const logId = randomBytes(9).toString('base64url');
  const arrival = { comment, address, client: 'client', network: 'network', logId };
  // Some arrive many at once.
  await commitTogether(
    site.db,
    (trx) => insertComment(trx, arrival),
    () => ['arrivals'],
  );
  return comment;
}

function toComment(now: number, given: Partial<Comment>): Comment {
  const email = given.email === undefined ? 'anne@example.org' : given.email;
  const text = given.text ?? 'Merci pour cette roue, elle nous a bien servi.';
  const status = given.status ?? 'pending';
  return {
    id: randomBytes(12).toString('base64url'),
    article: ARTICLE,
    lang: 'fr',
    parent_id: null,
    status,
    version: 1,
    name: 'Anne Martin',
    email,
    email_key: email === null ? null : emailKey(email),
    website: null,
    text,
    original_text: null,
    reasons: JSON.stringify([{ rule: 'first', detail: '' }]),
    digest: digestOf({ article: ARTICLE, lang: 'fr', email: email ?? '', text }),
    by_moderator: 0,
    created_at: now,
    published_at: status === 'published' ? now : null,
    decided_at: status === 'pending' ? null : now,
    edited_at: null,
    anonymised_at: null,
    ...given,
  };
}

/** The comment as it now stands; undefined when it is gone. */
export async function standing(site: TestSite, id: string): Promise<Comment | undefined> {
  return site.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Every line of the log, in the order in which it was written. */
export function logged(site: TestSite): Promise<readonly LoggedLine[]> {
  return tableIn<LoggedLine>(site, 'moderation_log');
}

interface LoggedLine {
  readonly id: string;
  readonly actor: string;
  readonly action: string;
  readonly comment_id: string | null;
  readonly from_status: string | null;
  readonly to_status: string | null;
  readonly reason: string | null;
  readonly via: string;
}

/** Stores comments, one after the other, until it is told to stop; how many. */
export async function writeOn(site: TestSite, stopped: AbortSignal): Promise<number> {
  let count = 0;
  while (!stopped.aborted) {
    await arrive(site, { text: `Pendant la copie, ${count}` });
    count += 1;
    await setImmediate();
  }
  return count;
}
