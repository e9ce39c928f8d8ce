import type { Selectable } from 'kysely';
import type { Db } from '../db/database.ts';
import type { OutboxTable } from '../db/schema.ts';
import { troubleIn } from './trouble.ts';
import type { Trouble } from './trouble.ts';

/** As the owner is shown it: never its text, which belongs to whoever it is for. */
export interface UnsentMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly queuedAt: number;
  readonly tries: number;
  readonly nextTryAt: number;
  readonly failedAt: number | undefined;
  /** Tells of a decision that can still be undone: it leaves when that time is over, and not before. */
  readonly isHeldBack: boolean;
  readonly trouble: Trouble | 'unknown' | undefined;
}

export const UNSENT_STATES = ['failed', 'waiting'] as const;
export type UnsentState = (typeof UNSENT_STATES)[number];

export async function countUnsent(db: Db, state: UnsentState): Promise<number> {
  const { count } = await selectUnsent(db, state)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The oldest first. */
export async function listUnsent(
  db: Db,
  state: UnsentState,
  { skip, limit, now }: { readonly skip: number; readonly limit: number; readonly now: number },
): Promise<readonly UnsentMail[]> {
  const rows = await selectUnsent(db, state)
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .offset(skip)
    .execute();
  return rows.map((row) => rowToUnsent(row, now));
}

interface Given {
  readonly trouble: Trouble | 'unknown';
  readonly count: number;
}

/** Why letters were given up, and how many for each reason. */
export async function countByTrouble(db: Db): Promise<readonly Given[]> {
  const counts = new Map<Trouble | 'unknown', number>();
  for (const { label, count } of await listLabels(db)) {
    const trouble = troubleOfLabel(label);
    counts.set(trouble, (counts.get(trouble) ?? 0) + count);
  }
  return [...counts].map(([trouble, count]) => ({ trouble, count }));
}

/**
 * When it was written; undefined when it has left, or was dropped, meanwhile. One that is leaving at this moment is let go, and
 * one that is held back stays so.
 */
export async function sendAgain(db: Db, id: string, now: number): Promise<number | undefined> {
  const sent = await db
    .updateTable('outbox')
    .set(fresh(now))
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('claimed_at', 'is', null)
    .where((where) => where.or([where('tries', '>', 0), where('next_try_at', '<=', now)]))
    .returning('created_at')
    .executeTakeFirst();
  return sent?.created_at;
}

/** Whether it waits for its time, never tried yet. */
export async function isHeldBack(db: Db, id: string, now: number): Promise<boolean> {
  const row = await selectUnsent(db, 'waiting')
    .select(['tries', 'next_try_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined && isEarly(row, now);
}

/** Answers how many. */
export async function sendAllAgain(db: Db, trouble: Trouble | 'unknown', now: number): Promise<number> {
  const labels = (await listLabels(db)).map(({ label }) => label);
  const meant = labels.filter((label) => troubleOfLabel(label) === trouble);
  if (meant.length === 0) return 0;
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set(fresh(now))
    .where('failed_at', 'is not', null)
    .where('last_error', 'in', meant)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** As `sendAgain`. */
export async function dropMail(db: Db, id: string): Promise<number | undefined> {
  const dropped = await db
    .deleteFrom('outbox')
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('claimed_at', 'is', null)
    .returning('created_at')
    .executeTakeFirst();
  return dropped?.created_at;
}

/** A letter sent again has its four days anew. */
function fresh(now: number) {
  return { tries: 0, next_try_at: now, failed_at: null, last_error: null, interruptions: 0 };
}

function selectUnsent(db: Db, state: UnsentState) {
  return db
    .selectFrom('outbox')
    .where('sent_at', 'is', null)
    .where('failed_at', state === 'failed' ? 'is not' : 'is', null);
}

/** Few: a reason and the codes of its answer. */
async function listLabels(db: Db): Promise<readonly { readonly label: string; readonly count: number }[]> {
  const rows = await selectUnsent(db, 'failed')
    .select(['last_error', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('last_error')
    .orderBy('count', 'desc')
    .execute();
  return rows.map(({ last_error: label, count }) => ({ label: label ?? '', count }));
}

function troubleOfLabel(label: string): Trouble | 'unknown' {
  return troubleIn(label) ?? 'unknown';
}

function isEarly(
  { tries, next_try_at }: Pick<Selectable<OutboxTable>, 'tries' | 'next_try_at'>,
  now: number,
) {
  return tries === 0 && next_try_at > now;
}

function rowToUnsent(row: Selectable<OutboxTable>, now: number): UnsentMail {
  const { id, recipient, subject, tries, created_at, next_try_at, failed_at, last_error } = row;
  const dates = { queuedAt: created_at, nextTryAt: next_try_at, failedAt: failed_at ?? undefined };
  const trouble = last_error === null ? undefined : troubleOfLabel(last_error);
  return { id, recipient, subject, tries, ...dates, trouble, isHeldBack: isEarly(row, now) };
}
