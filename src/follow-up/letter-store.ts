import { setImmediate } from 'node:timers/promises';
import { urlTo } from '../addresses/links.ts';
import type { Db, Trx } from '../db/database.ts';
import { isBusy, transact } from '../db/engine.ts';
import type { Outside } from '../deps.ts';
import { toDay } from '../i18n/format.ts';
import { followTimeZone } from '../identity/store.ts';
import { lastDecisionAt } from '../indicators/decision-store.ts';
import { letterheadIn } from '../mail/letterhead.ts';
import type { Leaving } from '../mail/transport.ts';
import { queueMail } from '../mail/store.ts';
import { showableKey } from '../strategies/keys.ts';
import { getCurrentLink } from '../strategies/link-store.ts';
import { getRevision } from '../strategies/store.ts';
import { findLetterRow, insertLetterRow } from './letter-row-store.ts';
import type { LetterRow } from './letter-row-store.ts';
import { fillLetter, reviewLetter } from './letters.ts';
import { endReminder, findReminder, isLinkInForce, listUnchecked, markChecked } from './reminder-store.ts';
import { endToken } from './reminder-token.ts';
import { dueLetters, isStillWanted } from './reminder.ts';
import type { LetterKind, Reminder, Review } from './reminder.ts';

const OURS = 'review-';
const CHECKED_AT_ONCE = 20;

/**
 * Queues the letters that are due. Each address is looked at once a day, in a transaction of its own, and nothing is queued while
 * the machine's clock is not believed.
 */
export async function queueReminders(outside: Outside, isHeld: () => boolean): Promise<void> {
  const { db, clock } = outside;
  if (outside.config.mail === undefined) return;
  await followTimeZone(db);
  for (;;) {
    if (isHeld()) return;
    const today = toDay(clock());
    const some = await listUnchecked(db, today, CHECKED_AT_ONCE);
    for (const reminder of some) await checkApart(outside, reminder, today);
    if (some.length < CHECKED_AT_ONCE) return;
    await setImmediate();
  }
}

/** One that cannot be looked at holds up no other. */
async function checkApart(outside: Outside, { id }: Reminder, today: string): Promise<void> {
  try {
    await transact(outside.db, (trx) => checkReminder(trx, outside, id, today));
  } catch (error) {
    if (isBusy(error)) throw error;
    outside.log.error({ reminder: id, error: String(error) }, 'reminder not looked at');
    await markChecked(outside.db, id, today);
  }
}

async function checkReminder(trx: Trx, outside: Outside, id: string, today: string): Promise<void> {
  const reminder = await findReminder(trx, id);
  if (reminder === undefined || reminder.confirmedAt === null) return;
  if (!(await isLinkInForce(trx, reminder))) {
    await endReminder(trx, id);
    return;
  }
  const { review } = await reviewOf(trx, reminder.strategyId);
  for (const kind of dueLetters(review, toDay(reminder.confirmedAt), today))
    await queueLetter(trx, outside, reminder, review.day, kind);
  await markChecked(trx, id, today);
}

async function queueLetter(
  trx: Trx,
  { config, secrets, clock, random }: Outside,
  { id, strategyId, email, lang }: Reminder,
  day: string,
  kind: LetterKind,
): Promise<void> {
  const now = clock();
  const mailId = OURS + random(12).toString('base64url');
  if (!(await insertLetterRow(trx, { mailId, reminderId: id, strategyId, day, kind }, now))) return;
  const token = endToken(secrets.mail, id, now);
  const unsubscribeUrl = urlTo(config.baseUrl, 'reminders', lang, { token });
  const head = await letterheadIn({ db: trx, config }, lang);
  const letter = reviewLetter(head, kind, day, unsubscribeUrl);
  await queueMail(trx, { id: mailId, recipient: email, ...letter, unsubscribeUrl }, now);
}

/** A reminder as it leaves, with the link in it; undefined once nobody wants it. Other mails pass unchanged. */
export function preparingReminders(outside: Outside): (mail: Leaving) => Promise<Leaving | undefined> {
  return async (mail) => {
    if (!mail.id.startsWith(OURS)) return mail;
    const letter = await findLetterRow(outside.db, mail.id);
    return letter && prepare(outside, mail, letter);
  };
}

async function prepare(
  { db, config, secrets, clock }: Outside,
  mail: Leaving,
  { reminderId, strategyId, day, kind }: LetterRow,
): Promise<Leaving | undefined> {
  const reminder = await findReminder(db, reminderId);
  if (reminder === undefined || !(await isLinkInForce(db, reminder))) return undefined;
  const { review, brand } = await reviewOf(db, strategyId);
  if (!isStillWanted(kind, day, review, toDay(clock()))) return undefined;
  const editKey = showableKey(secrets.link, await getCurrentLink(db, strategyId, 'edit'));
  const reviewUrl = editKey && urlTo(config.baseUrl, 'meeting', reminder.lang, { editKey });
  return fillLetter(mail, reminder.lang, { brand, reviewUrl });
}

async function reviewOf(
  db: Db,
  strategyId: string,
): Promise<{ readonly review: Review; readonly brand: string }> {
  const { number, savedAt, strategy } = await getRevision(db, strategyId);
  const decidedAt = await lastDecisionAt(db, strategyId, number);
  const decidedOn = decidedAt === undefined ? undefined : toDay(decidedAt);
  const review = { day: strategy.reviewDate, savedOn: toDay(savedAt), decidedOn };
  return { review, brand: strategy.brand };
}
