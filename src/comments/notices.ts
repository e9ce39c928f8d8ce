import type { RequestHandler } from 'express';
import { countWhereRoom } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { endNotices, queueConfirmation } from '../mail/notices.ts';
import { confirmSubscription, hasSubscription } from '../mail/subscription-store.ts';
import { urlTo } from '../addresses/paths.ts';
import type { Handlers } from '../web/routing.ts';
import type { Article } from '../articles/article.ts';
import { commentOf, confirmToken } from './signed-links.ts';
import type { Comment } from './store.ts';
import { emailKey, mailboxOf } from '../mail/address.ts';

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
  const letter = { id: random(12).toString('base64url'), lang, title: article.title, confirmUrl };
  await queueConfirmation(trx, { ...wish, ...letter }, clock());
}

/** The page behind the links of a writer's mails: a look changes nothing, its button does. */
export function noticesPage(deps: Deps): Handlers {
  return { get: showNotices(deps), post: decideNotices(deps) };
}

function showNotices(deps: Deps): RequestHandler {
  return (req, res) => {
    const { purpose } = wishIn(deps, String(req.params['token']));
    res.render('comments/notices', { purpose, done: false });
  };
}

function decideNotices(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { purpose, commentId } = wishIn(deps, String(req.params['token']));
    const now = deps.clock();
    if (purpose === 'confirm') await confirmSubscription(deps.db, commentId, now);
    else await deps.db.transaction().execute((trx) => endNotices(trx, commentId, now));
    res.render('comments/notices', { purpose, done: true });
  };
}

/** What a token lets its owner do, and about which comment. Throws NotFound for one that does not serve. */
function wishIn({ secrets, clock }: Deps, token: string): { purpose: 'confirm' | 'end'; commentId: string } {
  for (const purpose of ['confirm', 'end'] as const) {
    const commentId = commentOf(secrets.mail, `${purpose}-notices`, token, clock());
    if (commentId !== undefined) return { purpose, commentId };
  }
  throw new NotFound('endedLink');
}
