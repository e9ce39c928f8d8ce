import { dayOf } from '../caps/cap.ts';
import { quotaKey, rangeKey } from '../caps/client.ts';
import type { Db } from '../db/database.ts';
import { currentKey } from '../web/signed.ts';
import { isPublished } from './arrival-store.ts';
import type { CommentFields } from './comment.ts';
import type { Facts } from './guard.ts';
import type { Post } from './arrival.ts';
import { listTakenFrom } from './quota-store.ts';
import type { Sender } from './quota-store.ts';
import { findComment } from './store.ts';
import { emailKey } from '../mail/address.ts';

/** The longest quota looks this far back; the same words of the same person within this long are one comment. */
export const LONGEST_WINDOW_MS = 24 * 60 * 60 * 1000;

/** By what the quotas know who posts. */
export function senderOf({ address, keys, now }: Pick<Post, 'address' | 'keys' | 'now'>): Sender {
  const key = currentKey(keys);
  const [today, before] = [dayOf(now), dayOf(now - LONGEST_WINDOW_MS)];
  return {
    client: { today: quotaKey(address, key, today), before: quotaKey(address, key, before) },
    network: { today: rangeKey(address, key, today), before: rangeKey(address, key, before) },
  };
}

/** Looks up what is known of whoever sent a comment. */
export async function factsFor(
  db: Db,
  post: Post,
  { fields, sender }: { readonly fields: CommentFields; readonly sender: Sender },
): Promise<Facts> {
  const { now, settings } = post;
  const { client, network } = sender;
  const taken = await listTakenFrom(db, network, now - LONGEST_WINDOW_MS);
  const isOwn = (by: string) => by === client.today || by === client.before;
  return {
    fields,
    settings,
    now,
    fromAddress: taken.filter((each) => isOwn(each.client)).map(({ at }) => at),
    fromNetwork: taken.map(({ at }) => at),
    published: await isPublished(db, emailKey(fields.email)),
    recognised: await isRecognised(db, post, fields),
  };
}

/** The cookie names a comment that stands published, of this very e-mail: somebody read it under that address. */
async function isRecognised(
  db: Db,
  { writtenBefore }: Post,
  { email }: Pick<CommentFields, 'email'>,
): Promise<boolean> {
  const comment = writtenBefore === undefined ? undefined : await findComment(db, writtenBefore);
  return comment?.status === 'published' && comment.email_key === emailKey(email);
}
