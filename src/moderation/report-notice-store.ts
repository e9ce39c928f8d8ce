import { letterheadIn } from '../mail/letterhead.ts';
import type { Letterhead } from '../mail/letterhead.ts';
import { urlTo } from '../addresses/links.ts';
import { countOpenReports } from '../comments/report-queue-store.ts';
import { findLastTold, listUntold, markTold } from '../comments/report-letter-store.ts';
import type { UntoldReport } from '../comments/report-letter-store.ts';
import { settingsIn } from '../comments/settings-store.ts';
import { transact } from '../db/engine.ts';
import type { Outside } from '../deps.ts';
import type { Letter } from '../mail/letters.ts';
import { reportLetter, reportsLetter } from '../mail/report-letters.ts';
import { queueMail } from '../mail/store.ts';
import { mailLink } from './mail-link.ts';

/** A flood of reports is no flood of letters. */
const SPACING_MS = 5 * 60 * 1000;
const NAMED = 10;

/**
 * Writes to the owner of what was reported, at once and apart from the comments that wait: from then on the site knows of it, and
 * answers for it. Within five minutes of a letter, reports are gathered into the next.
 */
export async function tellOwnerOfReports(outside: Outside): Promise<void> {
  const { config, db, clock, random } = outside;
  const { mail } = config;
  if (mail === undefined || (await listUntold(db, 1)).length === 0) return;
  const { language: lang } = await settingsIn(db);
  const now = clock();
  await transact(db, async (trx) => {
    const untold = await listUntold(trx, NAMED);
    const last = await findLastTold(trx);
    if (untold.length === 0 || (last !== undefined && now >= last && now - last < SPACING_MS)) return;
    const head = await letterheadIn({ db: trx, config }, lang);
    const letter = compose(outside, head, untold, await countOpenReports(trx));
    const id = `reports-${random(12).toString('base64url')}`;
    await queueMail(trx, { id, recipient: mail.moderator, ...letter }, now);
    await markTold(trx, now);
  });
}

function compose(outside: Outside, head: Letterhead, untold: readonly UntoldReport[], open: number): Letter {
  const titleOf = ({ article, lang: of }: UntoldReport) =>
    outside.library.find(of, article)?.title ?? article;
  const reportsUrl = urlTo(outside.config.baseUrl, 'moderationReports', head.lang, {});
  const [first, ...others] = untold;
  if (first === undefined || others.length > 0)
    return reportsLetter(head, open, untold.map(titleOf), reportsUrl);
  const { comment, addedAt } = first;
  const actionUrl = mailLink(outside, head.lang, comment.id, comment.version);
  const report = { ...first, title: titleOf(first), isAddition: addedAt !== null };
  return reportLetter(head, report, { actionUrl, reportsUrl });
}
