import type { Deps } from '../deps.ts';
import { letterheadIn } from '../mail/letterhead.ts';
import { queueDecisionNotice, withdrawDecisionNotice } from '../mail/notices.ts';
import { endToken } from '../comments/writer.ts';
import type { TitleOf } from './card-page.ts';
import type { Tell } from './decision-store.ts';
import { commentAnchor, pathToArticle, urlTo } from '../addresses/links.ts';

/**
 * Lets a writer know who asked to and confirmed the address: published, or refused with the reason given. Spam is
 * not answered, nor is what was published before; a decision that is taken back before its mail has left is never heard of.
 */
export function noticeTo({ config, secrets, clock }: Deps, titleOf: TitleOf): Tell {
  return async (trx, { comment, action, from, to, reason }) => {
    const { id, lang, article } = comment;
    await withdrawDecisionNotice(trx, id);
    const isRefused = to === 'trash' && from !== 'published';
    if (action === 'undo' || (to !== 'published' && !isRefused)) return;
    const anchor = to === 'published' ? commentAnchor(lang, id) : '';
    const decision = {
      commentId: id,
      head: await letterheadIn({ db: trx, config }, lang),
      title: titleOf(lang, article),
      outcome: to === 'published' ? 'published' : 'refused',
      reason,
      url: config.baseUrl + pathToArticle(lang, article, {}, anchor),
      unsubscribeUrl: urlTo(config.baseUrl, 'notices', lang, { token: endToken(secrets.mail, comment) }),
    } as const;
    await queueDecisionNotice(trx, decision, clock());
  };
}
