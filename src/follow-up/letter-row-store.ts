import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { ReminderLetterTable } from '../db/schema.ts';
import type { LetterKind } from './reminder.ts';

/** That a letter about the review of a day was queued: once for a strategy, a day and a kind. */
export interface LetterRow {
  readonly mailId: string;
  readonly reminderId: string;
  readonly strategyId: string;
  readonly day: string;
  readonly kind: LetterKind;
}

/** False when such a letter was queued before, by whichever process and clock. */
export async function insertLetterRow(trx: Trx, letter: LetterRow, now: number): Promise<boolean> {
  const { mailId, reminderId, strategyId, day, kind } = letter;
  const inserted = await trx
    .insertInto('reminder_letter')
    .values({
      strategy_id: strategyId,
      review_date: day,
      kind,
      mail_id: mailId,
      reminder_id: reminderId,
      queued_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('mail_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findLetterRow(db: Db, mailId: string): Promise<LetterRow | undefined> {
  const row = await db
    .selectFrom('reminder_letter')
    .selectAll()
    .where('mail_id', '=', mailId)
    .executeTakeFirst();
  return row && rowToLetter(row);
}

export async function listMailIds(db: Db, reminderId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('reminder_letter')
    .select('mail_id')
    .where('reminder_id', '=', reminderId)
    .execute();
  return rows.map(({ mail_id }) => mail_id);
}

/** Those about reviews before a day (`YYYY-MM-DD`). */
export async function purgeLetterRows(db: Db, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('reminder_letter')
    .where('review_date', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function rowToLetter(row: Selectable<ReminderLetterTable>): LetterRow {
  const { kind, mail_id: mailId, reminder_id: reminderId, strategy_id: strategyId } = row;
  return { mailId, reminderId, strategyId, day: row.review_date, kind };
}
