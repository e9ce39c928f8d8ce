import type { Db, Trx } from '../db/database.ts';
import type { Lang } from '../i18n/messages.ts';
import {
  closingLetter,
  confirmLetter,
  decisionLetter,
  digestLetter,
  heldLetter,
  DIGEST_LENGTH,
} from './letters.ts';
import type { Closing, Decision, Letter } from './letters.ts';
import {
  countPending,
  findLastNotice,
  hasDecisionSince,
  hasNewPending,
  listOldestPending,
  saveLastNotice,
} from './notice-store.ts';
import type { LastNotice } from './notice-store.ts';
import { hasMailSince, queueMail, withdrawMail } from './store.ts';
import { endSubscription, findConfirmedSubscription, insertSubscription } from './subscription-store.ts';
import type { Subscription } from './subscription-store.ts';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Without any decision, the owner is told again of new comments after this long. */
const REMIND_MS = DAY_MS;
/** Time to undo a decision before its writer hears of it. */
export const UNDO_MS = 2 * MINUTE_MS;

/** The owner, and what other features know: where to decide, and the words for articles and reasons. */
export interface OwnerNotice {
  readonly recipient: string;
  readonly lang: Lang;
  /** The least time between two notices. */
  readonly noticeMinutes: number;
  readonly queueUrl: string;
  readonly newId: () => string;
  readonly actionUrl: (commentId: string, version: number) => string;
  readonly articleTitle: (article: string, lang: Lang) => string;
  /** The words for a comment's stored `reasons`. */
  readonly reasonWords: (reasons: string) => readonly string[];
}

/**
 * Queues a notice when comments wait that the owner was not told of, and answers whether it did. After a notice
 * the next one waits for `noticeMinutes`, and for a decision or a day: comments that come meanwhile are grouped.
 */
export async function queueOwnerNotice(db: Db, owner: OwnerNotice, now: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const last = await findLastNotice(trx);
    if (!(await isNoticeDue(trx, last, owner.noticeMinutes, now))) return false;
    const letter = await composeNotice(trx, owner);
    await queueMail(trx, { id: owner.newId(), recipient: owner.recipient, ...letter }, now);
    await saveLastNotice(trx, now);
    return true;
  });
}

/** Keeps a writer's wish to hear of the decision, and asks the address to confirm it. */
export async function queueConfirmation(
  trx: Trx,
  wish: Subscription & {
    readonly id: string;
    readonly lang: Lang;
    readonly title: string;
    readonly confirmUrl: string;
  },
  now: number,
): Promise<void> {
  await insertSubscription(trx, wish, now);
  const letter = confirmLetter(wish.lang, wish.title, wish.confirmUrl);
  await queueMail(trx, { id: wish.id, recipient: wish.email, ...letter }, now);
}

/**
 * Queues what a writer is told of a decision, when the address was confirmed. It leaves two minutes later: a
 * decision that is undone or changed meanwhile is never heard of.
 */
export async function queueDecisionNotice(
  trx: Trx,
  decision: Decision & { readonly commentId: string; readonly lang: Lang },
  now: number,
): Promise<void> {
  const subscription = await findConfirmedSubscription(trx, decision.commentId);
  if (subscription === undefined) return;
  const { lang, unsubscribeUrl } = decision;
  const mail = { ...decisionLetter(lang, decision), recipient: subscription.email, unsubscribeUrl };
  await queueMail(trx, { id: decisionMailId(decision.commentId), ...mail }, now, now + UNDO_MS);
}

/** The writer wants no more: nothing that has not left yet will. */
export async function endNotices(trx: Trx, commentId: string, now: number): Promise<void> {
  await endSubscription(trx, commentId, now);
  await withdrawDecisionNotice(trx, commentId);
}

/** Tells of a moderator's account that was closed, once a day for each: the log has every closing. */
export async function queueClosingNotice(
  trx: Trx,
  closing: Closing & { readonly accountId: string; readonly lang: Lang; readonly recipient: string },
  now: number,
): Promise<void> {
  const { accountId, lang, recipient } = closing;
  const id = `closing-${accountId}`;
  if (await hasMailSince(trx, id, now - DAY_MS)) return;
  await queueMail(trx, { id, recipient, ...closingLetter(lang, closing) }, now);
}

/** To be called when a decision is undone. */
export async function withdrawDecisionNotice(trx: Trx, commentId: string): Promise<void> {
  await withdrawMail(trx, decisionMailId(commentId));
}

async function isNoticeDue(
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

async function composeNotice(trx: Trx, owner: OwnerNotice): Promise<Letter> {
  const { lang, queueUrl } = owner;
  const oldest = (await listOldestPending(trx, DIGEST_LENGTH)).map((comment) => ({
    ...comment,
    title: owner.articleTitle(comment.article, comment.lang),
    reasons: owner.reasonWords(comment.reasons),
  }));
  const [first, ...others] = oldest;
  if (first === undefined || others.length > 0)
    return digestLetter(lang, await countPending(trx), oldest, queueUrl);
  return heldLetter(lang, first, { actionUrl: owner.actionUrl(first.id, first.version), queueUrl });
}

function decisionMailId(commentId: string): string {
  return `decision-${commentId}`;
}
