import type { Trx } from '../db/database.ts';
import { closingLetter, confirmLetter, decisionLetter } from './letters.ts';
import type { Closing, Decision } from './letters.ts';
import { hasMailSince, queueMail, withdrawMail } from './store.ts';
import { endSubscription, findConfirmedSubscription, insertSubscription } from './subscription-store.ts';
import type { Subscription } from './subscription-store.ts';
import type { Letterhead } from './letterhead.ts';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Time to undo a decision before its writer hears of it. */
export const UNDO_MS = 2 * MINUTE_MS;

export async function queueConfirmation(
  trx: Trx,
  wish: Subscription & {
    readonly id: string;
    readonly head: Letterhead;
    readonly title: string;
    readonly confirmUrl: string;
  },
  now: number,
): Promise<void> {
  await insertSubscription(trx, wish, now);
  const letter = confirmLetter(wish.head, wish.title, wish.confirmUrl);
  await queueMail(trx, { id: wish.id, recipient: wish.email, ...letter }, now);
}

/**
 * Queues what a writer is told of a decision, when the address was confirmed. It leaves two minutes later: a
 * decision that is undone or changed meanwhile is never heard of.
 */
export async function queueDecisionNotice(
  trx: Trx,
  decision: Decision & { readonly commentId: string; readonly head: Letterhead },
  now: number,
): Promise<void> {
  const subscription = await findConfirmedSubscription(trx, decision.commentId);
  if (subscription === undefined) return;
  const { head, unsubscribeUrl } = decision;
  const mail = { ...decisionLetter(head, decision), recipient: subscription.email, unsubscribeUrl };
  await queueMail(trx, { id: decisionMailId(decision.commentId), ...mail }, now, now + UNDO_MS);
}

/** The writer wants no more: nothing that has not left yet will. */
export async function endNotices(trx: Trx, commentId: string, now: number): Promise<void> {
  await endSubscription(trx, commentId, now);
  await withdrawDecisionNotice(trx, commentId);
}

export async function queueClosingNotice(
  trx: Trx,
  closing: Closing & { readonly accountId: string; readonly head: Letterhead; readonly recipient: string },
  now: number,
): Promise<void> {
  const { accountId, head, recipient } = closing;
  const id = `closing-${accountId}`;
  if (await hasMailSince(trx, id, now - DAY_MS)) return;
  await queueMail(trx, { id, recipient, ...closingLetter(head, closing) }, now);
}

export async function withdrawDecisionNotice(trx: Trx, commentId: string): Promise<void> {
  await withdrawMail(trx, decisionMailId(commentId));
}

function decisionMailId(commentId: string): string {
  return `decision-${commentId}`;
}
