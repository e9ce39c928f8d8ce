import type { Article } from '../articles/article.ts';
import { countWhereRoom } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { emailKey, mailboxOf } from '../mail/address.ts';
import { letterheadIn } from '../mail/letterhead.ts';
import { queueConfirmation } from '../mail/notices.ts';
import { hasSubscription } from '../mail/subscription-store.ts';
import type { Comment } from './store.ts';
import { confirmToken } from './writer.ts';
import { urlTo } from '../addresses/links.ts';

/**
 * Asks a writer who wants to be told to confirm the address, once for each comment; nothing happens on a site without mail.
 * A mailbox that was asked often today is asked no more, whoever typed it; nobody but its owner could be told.
 */
export async function inviteToNotices(
  { config, secrets, clock, random }: Deps,
  trx: Trx,
  comment: Comment,
  article: Article,
): Promise<void> {
  if (config.mail === undefined || comment.email === null) return;
  if (await hasSubscription(trx, comment.id)) return;
  const { email, lang, id } = comment;
  const made = { address: '', within: mailboxOf(email), key: secrets.caps, now: clock() };
  if (!(await countWhereRoom(trx, 'confirmation', made))) return;
  const confirmUrl = urlTo(config.baseUrl, 'notices', lang, { token: confirmToken(secrets.mail, comment) });
  const wish = { commentId: id, email, emailKey: emailKey(email) };
  const head = await letterheadIn({ db: trx, config }, lang);
  const letter = { id: random(12).toString('base64url'), head, title: article.title, confirmUrl };
  await queueConfirmation(trx, { ...wish, ...letter }, clock());
}
