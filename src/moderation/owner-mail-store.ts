import {
  countPending,
  findLastNotice,
  hasNewPending,
  listOldestPending,
  saveLastNotice,
} from '../comments/backlog-store.ts';
import type { LastNotice } from '../comments/backlog-store.ts';
import type { Db, Trx } from '../db/database.ts';
import { hasDecisionSince } from '../log/trace-store.ts';
import { DIGEST_LENGTH, digestLetter, heldLetter } from '../mail/letters.ts';
import type { Letter } from '../mail/letters.ts';
import { letterheadIn } from '../mail/letterhead.ts';
import type { Letterhead } from '../mail/letterhead.ts';
import type { Leaving } from '../mail/transport.ts';
import { queueMail } from '../mail/store.ts';
import { sayReason, toReasons } from '../comments/guard.ts';
import { settingsIn } from '../comments/settings-store.ts';
import type { Outside } from '../deps.ts';
import { messagesFor } from '../i18n/messages.ts';
import { mailLink } from './mail-link.ts';
import type { Lang } from '../i18n/languages.ts';
import { urlTo } from '../addresses/links.ts';
import { transact } from '../db/engine.ts';

const OURS = 'waiting-';
const MINUTE_MS = 60 * 1000;
/** Without any decision, the owner is told again of new comments after this long. */
const REMIND_MS = 24 * 60 * MINUTE_MS;

export async function tellOwner(outside: Outside): Promise<void> {
  const owner = await ownerOf(outside);
  if (owner !== undefined) await queueOwnerMail(outside.db, owner, outside.clock());
}

/** The owner's mail as it leaves: of what waits now, however long it was held up; undefined once nothing does. Other mails pass unchanged. */
export function preparingOwnerMail(outside: Outside): (mail: Leaving) => Promise<Leaving | undefined> {
  return async (mail) => {
    if (!mail.id.startsWith(OURS)) return mail;
    const owner = await ownerOf(outside);
    const letter = owner && (await composeMail(outside.db, owner));
    return letter && { ...mail, ...letter };
  };
}

async function ownerOf(outside: Outside): Promise<OwnerMail | undefined> {
  const { config, db, library, random } = outside;
  if (config.mail === undefined) return undefined;
  const { language: lang, noticeMinutes } = await settingsIn(db);
  return {
    recipient: config.mail.moderator,
    head: await letterheadIn(outside, lang),
    noticeMinutes,
    queueUrl: urlTo(config.baseUrl, 'moderation', lang, {}),
    newId: () => OURS + random(12).toString('base64url'),
    actionUrl: (id: string, version: number) => mailLink(outside, lang, id, version),
    articleTitle: (slug: string, of: Lang) => library.find(of, slug)?.title ?? slug,
    reasonWords: (stored: string) => toReasons(stored).map((reason) => sayReason(messagesFor(lang), reason)),
  };
}

export interface OwnerMail {
  readonly recipient: string;
  readonly head: Letterhead;
  readonly noticeMinutes: number;
  readonly queueUrl: string;
  readonly newId: () => string;
  readonly actionUrl: (commentId: string, version: number) => string;
  readonly articleTitle: (article: string, lang: Lang) => string;
  readonly reasonWords: (reasons: string) => readonly string[];
}

/**
 * Queues a mail when comments wait that the owner was not told of, and answers whether it did. After a mail
 * the next one waits for `noticeMinutes`, and for a decision or a day: comments that come meanwhile are grouped.
 */
export async function queueOwnerMail(db: Db, owner: OwnerMail, now: number): Promise<boolean> {
  return transact(db, async (trx) => {
    const last = await findLastNotice(trx);
    if (!(await isMailDue(trx, last, owner.noticeMinutes, now))) return false;
    const letter = await composeMail(trx, owner);
    if (letter === undefined) return false;
    await queueMail(trx, { id: owner.newId(), recipient: owner.recipient, ...letter }, now);
    await saveLastNotice(trx, now);
    return true;
  });
}

async function isMailDue(
  trx: Trx,
  last: LastNotice | undefined,
  noticeMinutes: number,
  now: number,
): Promise<boolean> {
  if (last !== undefined) {
    if (now - last.at < noticeMinutes * MINUTE_MS) return false;
    if (now - last.at < REMIND_MS && !(await hasDecisionSince(trx, last.at))) return false;
  }
  return hasNewPending(trx, last);
}

/** Undefined where nothing waits. */
async function composeMail(db: Db, owner: OwnerMail): Promise<Letter | undefined> {
  const { head, queueUrl } = owner;
  const oldest = (await listOldestPending(db, DIGEST_LENGTH)).map((comment) => ({
    ...comment,
    title: owner.articleTitle(comment.article, comment.lang),
    reasons: owner.reasonWords(comment.reasons),
  }));
  const [first, ...others] = oldest;
  if (first === undefined) return undefined;
  if (others.length > 0) return digestLetter(head, await countPending(db), oldest, queueUrl);
  return heldLetter(head, first, { actionUrl: owner.actionUrl(first.id, first.version), queueUrl });
}
