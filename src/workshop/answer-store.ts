import type { Db, Trx } from '../db/database.ts';
import type { WorkshopAnswerTable } from '../db/schema.ts';
import type { NamedWheel } from '../wheel/tally.ts';
import type { Choices } from '../wheel/wheel.ts';
import type { Answer, AnswerOutcome } from './answer.ts';
import { getWorkshopById, touch } from './store.ts';
import { LEAST_ANSWERS, MOST_ANSWERS } from './workshop.ts';

/** What came of an answer that meets the workshop as it stands at that instant. */
export type Taken = AnswerOutcome | { readonly kind: 'revealed' } | { readonly kind: 'full' };

/** How many people have sent an answer. */
export async function countAnswers(db: Db, workshopId: string): Promise<number> {
  const row = await db
    .selectFrom('workshop_answer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workshop_id', '=', workshopId)
    .where('sent', '=', 1)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What this browser answered, if it did. */
export async function findAnswer(db: Db, workshopId: string, visitor: string): Promise<Answer | undefined> {
  const row = await db
    .selectFrom('workshop_answer')
    .selectAll()
    .where('workshop_id', '=', workshopId)
    .where('visitor', '=', visitor)
    .executeTakeFirst();
  return row === undefined ? undefined : rowToAnswer(row);
}

/** Every wheel that was sent, by name: the order says nothing of who came first. */
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
  db: Db,
  workshopId: string,
  visitor: string,
  now: number,
  change: (held: Answer | undefined) => AnswerOutcome,
): Promise<Taken> {
  return db.transaction().execute(async (trx) => {
    const { revealedAt } = await getWorkshopById(trx, workshopId, now);
    const held = await findAnswer(trx, workshopId, visitor);
    const outcome = change(held);
    const same = held?.sent === true && outcome.kind === 'kept' && outcome.answer.version === held.version;
    if (same) return outcome;
    if (revealedAt !== null) return { kind: 'revealed' };
    if (outcome.kind === 'conflict') return outcome;
    if (held === undefined && (await countKept(trx, workshopId)) >= MOST_ANSWERS) return { kind: 'full' };
    await upsertAnswer(trx, workshopId, visitor, outcome.answer);
    await touch(trx, workshopId, now);
    return outcome;
  });
}

/** Takes an answer back; false when it was revealed before that. */
export async function withdrawAnswer(
  db: Db,
  workshopId: string,
  visitor: string,
  now: number,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { revealedAt } = await getWorkshopById(trx, workshopId, now);
    if (revealedAt !== null) return false;
    await trx
      .deleteFrom('workshop_answer')
      .where('workshop_id', '=', workshopId)
      .where('visitor', '=', visitor)
      .execute();
    await touch(trx, workshopId, now);
    return true;
  });
}

/** Ends the blind time for good; false while too few have answered. What was never sent is erased. */
export async function revealWorkshop(db: Db, workshopId: string, now: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { revealedAt } = await getWorkshopById(trx, workshopId, now);
    if (revealedAt !== null) return true;
    if ((await countAnswers(trx, workshopId)) < LEAST_ANSWERS) return false;
    const unsent = trx.deleteFrom('workshop_answer').where('workshop_id', '=', workshopId);
    await unsent.where('sent', '=', 0).execute();
    await trx.updateTable('workshop').set({ revealed_at: now }).where('id', '=', workshopId).execute();
    await touch(trx, workshopId, now);
    return true;
  });
}

/** How many answers are kept, sent or not. */
async function countKept(trx: Trx, workshopId: string): Promise<number> {
  const row = await trx
    .selectFrom('workshop_answer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workshop_id', '=', workshopId)
    .executeTakeFirstOrThrow();
  return row.count;
}

async function upsertAnswer(trx: Trx, workshopId: string, visitor: string, answer: Answer): Promise<void> {
  const { name, choices, version, sent } = answer;
  const said = { name, choices: JSON.stringify(choices), version, sent: sent ? 1 : 0 } as const;
  await trx
    .insertInto('workshop_answer')
    .values({ workshop_id: workshopId, visitor, ...said })
    .onConflict((conflict) => conflict.columns(['workshop_id', 'visitor']).doUpdateSet(said))
    .execute();
}

function rowToAnswer({ name, choices, version, sent }: WorkshopAnswerTable): Answer {
  return { name, choices: JSON.parse(choices) as Choices, version, sent: sent === 1 };
}
