import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { ReminderTable } from '../db/schema.ts';
import { emailKey } from '../mail/address.ts';
import { withdrawMail } from '../mail/store.ts';
import { findLastLink } from '../strategies/link-store.ts';
import { listMailIds } from './letter-row-store.ts';
import { ASKED_LIFE_MS } from './reminder-token.ts';
import type { Reminder } from './reminder.ts';

/** Under which the letter that asks to confirm waits. */
export function askMailId(id: string): string {
  return `reminder-${id}`;
}

/** Keeps an address until it is confirmed, in place of another one that waits. */
export async function insertReminder(trx: Trx, reminder: Reminder): Promise<void> {
  const { id, strategyId, generation, email, lang, createdAt, confirmedAt } = reminder;
  for (const other of await listReminders(trx, strategyId))
    if (other.confirmedAt === null) await endReminder(trx, other.id);
  const row = { id, strategy_id: strategyId, generation, email, email_key: emailKey(email), lang };
  await trx
    .insertInto('reminder')
    .values({ ...row, created_at: createdAt, confirmed_at: confirmedAt })
    .execute();
}

export async function findReminder(db: Db, id: string): Promise<Reminder | undefined> {
  const row = await db.selectFrom('reminder').selectAll().where('id', '=', id).executeTakeFirst();
  return row && rowToReminder(row);
}

/** At most two: the one that is written to, and one that may take its place. */
export async function listReminders(db: Db, strategyId: string): Promise<readonly Reminder[]> {
  const rows = await db
    .selectFrom('reminder')
    .selectAll()
    .where('strategy_id', '=', strategyId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(rowToReminder);
}

/** Those that an address gets or asks for; `key` is what all its spellings share. */
export async function listRemindersOf(db: Db, key: string): Promise<readonly Reminder[]> {
  const rows = await db
    .selectFrom('reminder')
    .selectAll()
    .where('email_key', '=', key)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(rowToReminder);
}

/** The address is its owner's, and takes the place of the one before; false when there is nothing left to confirm. */
export async function confirmReminder(trx: Trx, id: string, now: number): Promise<boolean> {
  const reminder = await findReminder(trx, id);
  if (reminder === undefined || !(await isLinkInForce(trx, reminder))) return false;
  if (reminder.confirmedAt !== null) return true;
  for (const other of await listReminders(trx, reminder.strategyId))
    if (other.id !== id) await endReminder(trx, other.id);
  await trx.updateTable('reminder').set({ confirmed_at: now }).where('id', '=', id).execute();
  return true;
}

/** Whether the edit link that an address was left with still opens its strategy. */
export async function isLinkInForce(db: Db, { strategyId, generation }: Reminder): Promise<boolean> {
  const last = await findLastLink(db, strategyId, 'edit');
  return last?.ending === null && last.link.generation === generation;
}

/** Forgets an address, and takes back every letter to it that has not left. */
export async function endReminder(trx: Trx, id: string): Promise<void> {
  for (const mailId of [askMailId(id), ...(await listMailIds(trx, id))]) await withdrawMail(trx, mailId);
  await trx.deleteFrom('reminder').where('id', '=', id).execute();
}

/** Call it wherever a strategy ends or its edit link is replaced. */
export async function endReminders(trx: Trx, strategyId: string): Promise<void> {
  for (const { id } of await listReminders(trx, strategyId)) await endReminder(trx, id);
}

/** Those that are written to and were not looked at on this day, whichever way the clock went since. */
export async function listUnchecked(db: Db, today: string, limit: number): Promise<readonly Reminder[]> {
  const rows = await db
    .selectFrom('reminder')
    .selectAll()
    .where('confirmed_at', 'is not', null)
    .where((eb) => eb.or([eb('checked_on', '<', today), eb('checked_on', '>', today)]))
    .limit(limit)
    .execute();
  return rows.map(rowToReminder);
}

export async function markChecked(db: Db, id: string, today: string): Promise<void> {
  await db.updateTable('reminder').set({ checked_on: today }).where('id', '=', id).execute();
}

/** Forgets the addresses that nobody confirmed. */
export async function purgeReminders(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('reminder')
    .where('confirmed_at', 'is', null)
    .where('created_at', '<=', now - ASKED_LIFE_MS)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function rowToReminder(row: Selectable<ReminderTable>): Reminder {
  const { id, generation, email, lang } = row;
  const times = { createdAt: row.created_at, confirmedAt: row.confirmed_at };
  return { id, strategyId: row.strategy_id, generation, email, lang, ...times };
}

/** Each may hold a letter with a link that mail-secret signs, for longer than a week. */
export async function countReminders(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('reminder')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
