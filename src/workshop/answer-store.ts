import type { Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { WorkshopAnswerTable } from '../db/schema.ts';
import type { Visitor } from '../web/session.ts';
import type { NamedWheel } from '../wheel/group-wheel.ts';
import type { Choices } from '../method/method.ts';
import type { Answer, AnswerOutcome, Part } from './answer.ts';
import { getWorkshopById, touch, workshopLane } from './store.ts';
import { LEAST_ANSWERS, MOST_ANSWERS, MOST_UNSENT, UNSENT_LIFE_MS } from './workshop.ts';
import { transact } from '../db/engine.ts';

/** `full`: no more answers; `unkept`: no more answers that are kept without being sent. */
export type Taken = AnswerOutcome | { readonly kind: 'revealed' | 'full' | 'unkept' };

export async function countAnswers(db: Db, workshopId: string): Promise<number> {
  const row = await db
    .selectFrom('workshop_answer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workshop_id', '=', workshopId)
    .where('sent', '=', 1)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function findPart(db: Db, workshopId: string, visitor: string): Promise<Part> {
  const row = await db
    .selectFrom('workshop_answer')
    .selectAll()
    .where('workshop_id', '=', workshopId)
    .where('visitor', '=', visitor)
    .executeTakeFirst();
  const isRemoved = row !== undefined && row.removed_at !== null;
  return { answer: row === undefined || isRemoved ? undefined : rowToAnswer(row), isRemoved };
}

/** By name, so that the order does not say who came first. */
export async function listWheels(db: Db, workshopId: string): Promise<readonly NamedWheel[]> {
  const rows = await db
    .selectFrom('workshop_answer')
    .selectAll()
    .where('workshop_id', '=', workshopId)
    .where('sent', '=', 1)
    .orderBy('name')
    .orderBy('visitor')
    .execute();
  return rows.map(rowToAnswer);
}

/** Reads, decides and writes in one transaction: an answer is in before the reveal, or told that it came after. */
export async function changeAnswer(
  trx: Trx,
  visitor: Visitor,
  { workshopId, now, change, count }: Changing,
): Promise<Taken> {
  const { revealedAt } = await getWorkshopById(trx, workshopId, now);
  const part = await findPart(trx, workshopId, visitor.id);
  const outcome = change(part);
  const held = part.answer;
  const same = held?.sent === true && outcome.kind === 'kept' && outcome.answer.version === held.version;
  if (same) return outcome;
  if (revealedAt !== null) return { kind: 'revealed' };
  if (outcome.kind !== 'kept') return outcome;
  if (!(await hasRoom(trx, workshopId, held, outcome.answer)))
    return { kind: outcome.answer.sent ? 'full' : 'unkept' };
  if (held === undefined && !part.isRemoved) await count(trx);
  await visitor.remember();
  await upsertAnswer(trx, { workshopId, visitor: visitor.id, now }, held, outcome.answer);
  await touch(trx, workshopId, now);
  return outcome;
}

interface Changing {
  readonly workshopId: string;
  readonly now: number;
  readonly change: (part: Part) => AnswerOutcome;
  readonly count: (trx: Trx) => Promise<void>;
}

/** Sent and unsent answers never take each other's places. */
async function hasRoom(
  trx: Trx,
  workshopId: string,
  held: Answer | undefined,
  { sent }: Answer,
): Promise<boolean> {
  if (held?.sent === sent) return true;
  return sent
    ? (await countAnswers(trx, workshopId)) < MOST_ANSWERS
    : (await countUnsent(trx, workshopId)) < MOST_UNSENT;
}

export async function withdrawAnswer(
  db: Db,
  workshopId: string,
  visitor: string,
  now: number,
): Promise<boolean> {
  const withdraw = async (trx: Trx) => {
    const { revealedAt } = await getWorkshopById(trx, workshopId, now);
    if (revealedAt !== null) return false;
    await trx
      .deleteFrom('workshop_answer')
      .where('workshop_id', '=', workshopId)
      .where('visitor', '=', visitor)
      .execute();
    await touch(trx, workshopId, now);
    return true;
  };
  return transact(db, withdraw, () => [workshopLane(workshopId)]);
}

/** Cannot be undone; false while too few have answered. What was never sent is erased. */
export async function revealWorkshop(db: Db, workshopId: string, now: number): Promise<boolean> {
  const reveal = async (trx: Trx) => {
    const { revealedAt } = await getWorkshopById(trx, workshopId, now);
    if (revealedAt !== null) return true;
    if ((await countAnswers(trx, workshopId)) < LEAST_ANSWERS) return false;
    const unsent = trx.deleteFrom('workshop_answer').where('workshop_id', '=', workshopId);
    await unsent.where('sent', '=', 0).where('removed_at', 'is', null).execute();
    await trx.updateTable('workshop').set({ revealed_at: now }).where('id', '=', workshopId).execute();
    await touch(trx, workshopId, now);
    return true;
  };
  return transact(db, reveal, () => [workshopLane(workshopId)]);
}

export async function purgeUnsent(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('workshop_answer')
    .where('sent', '=', 0)
    .where('kept_at', '<=', now - UNSENT_LIFE_MS)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function countUnsent(trx: Trx, workshopId: string): Promise<number> {
  const row = await trx
    .selectFrom('workshop_answer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workshop_id', '=', workshopId)
    .where('sent', '=', 0)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

interface Keeping {
  readonly workshopId: string;
  readonly visitor: string;
  readonly now: number;
}

async function upsertAnswer(
  trx: Trx,
  { workshopId, visitor, now }: Keeping,
  held: Answer | undefined,
  answer: Answer,
): Promise<void> {
  const { name, choices, version, sent } = answer;
  const said = {
    name,
    choices: JSON.stringify(choices),
    version,
    sent: sent ? 1 : 0,
    kept_at: now,
    removed_at: null,
    // The time that others may see stays that of the first sending, so that a change does not show.
    ...(sent && held?.sent !== true && { sent_at: now }),
  } as const;
  await trx
    .insertInto('workshop_answer')
    .values({ workshop_id: workshopId, visitor, ...said })
    .onConflict((conflict) => conflict.columns(['workshop_id', 'visitor']).doUpdateSet(said))
    .execute();
}

function rowToAnswer({ name, choices, version, sent }: Selectable<WorkshopAnswerTable>): Answer {
  return { name, choices: JSON.parse(choices) as Choices, version, sent: sent === 1 };
}
