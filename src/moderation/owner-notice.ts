import { sayReason, toReasons } from '../comments/guard.ts';
import type { Outside } from '../deps.ts';
import { messagesFor } from '../i18n/messages.ts';
import { mailLink } from './mail-link.ts';
import { urlTo } from '../addresses/paths.ts';
import { settingsIn } from '../comments/settings-store.ts';
import { queueOwnerNotice } from './owner-notice-store.ts';

/** Tells the owner by mail of the comments that wait, grouped as the settings say. */
export async function tellOwner(outside: Outside): Promise<void> {
  const { config, db, library, clock, random } = outside;
  if (config.mail === undefined) return;
  const { language: lang, noticeMinutes } = await settingsIn(db);
  const owner = {
    recipient: config.mail.moderator,
    lang,
    noticeMinutes,
    queueUrl: urlTo(config.baseUrl, 'moderation', lang, {}),
    newId: () => random(12).toString('base64url'),
    actionUrl: (id: string, version: number) => mailLink(outside, lang, id, version),
    articleTitle: (slug: string, of: typeof lang) => library.find(of, slug)?.title ?? slug,
    reasonWords: (stored: string) => toReasons(stored).map((reason) => sayReason(messagesFor(lang), reason)),
  };
  await queueOwnerNotice(db, owner, clock());
}
