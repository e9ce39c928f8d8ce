import { letterheadIn } from '../mail/letterhead.ts';
import { urlTo } from '../addresses/links.ts';
import { hasRoomToday, answerId, listAnswerable } from '../comments/report-letter-store.ts';
import type { Deps } from '../deps.ts';
import { identityIn } from '../identity/store.ts';
import { UNDO_MS } from '../mail/notices.ts';
import { answerLetter } from '../mail/report-letters.ts';
import { queueMail } from '../mail/store.ts';
import type { TitleOf } from './card-page.ts';
import type { Answer } from './report-closure-store.ts';

/**
 * Says to those who left an address what was decided about their report, why, and how to contest it (DSA, article 16). Each letter
 * leaves after the time to undo. Who had no receipt, because their mailbox had its share of that day, is asked for room again.
 */
export function answerTo(deps: Deps, titleOf: TitleOf): Answer {
  const { config, clock } = deps;
  return async (trx, ids, reason) => {
    if (config.mail === undefined) return;
    const now = clock();
    const { contact } = await identityIn({ db: trx, config });
    for (const report of await listAnswerable(trx, ids)) {
      const { id, email, lang, article, comment, status } = report;
      if (!report.isAcknowledged && !(await hasRoomToday(deps, trx, email))) continue;
      const reportUrl = urlTo(config.baseUrl, 'reportComment', lang, { slug: article, comment });
      const outcome = { title: titleOf(lang, article), isPublished: status === 'published', reason };
      const letter = answerLetter(await letterheadIn({ db: trx, config }, lang), {
        ...outcome,
        reportUrl,
        contact,
      });
      await queueMail(trx, { id: answerId(id), recipient: email, ...letter }, now, now + UNDO_MS);
    }
  };
}
