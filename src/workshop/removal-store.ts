import type { Db, Trx } from '../db/database.ts';
import { getWorkshopById, touch, workshopLane } from './store.ts';
import { transact } from '../db/engine.ts';
import { sha256 } from '../web/digest.ts';

/** What a facilitator may know while the group is blind: neither whose answer it is, nor what it says. */
interface ReceivedAnswer {
  readonly id: string;
  readonly sentAt: number;
}

export async function listReceived(
  db: Db,
  workshopId: string,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<readonly ReceivedAnswer[]> {
  const rows = await sent(db, workshopId)
    .select(['visitor', 'sent_at'])
    .orderBy('sent_at', (at) => at.asc().nullsFirst())
    .orderBy('visitor')
    .limit(limit)
    .offset(skip)
    .execute();
  return rows.map(({ visitor, sent_at }) => ({ id: idOf(workshopId, visitor), sentAt: sent_at ?? 0 }));
}

/** `gone`: it is not there any more. */
type Removal = 'removed' | 'gone' | 'revealed';

/** Keeps only that an answer was taken out, to tell whoever gave it. Not once the answers are revealed. */
export async function removeAnswer(db: Db, workshopId: string, id: string, now: number): Promise<Removal> {
  const remove = async (trx: Trx): Promise<Removal> => {
    const { revealedAt } = await getWorkshopById(trx, workshopId, now);
    if (revealedAt !== null) return 'revealed';
    const visitor = await findVisitor(trx, workshopId, id);
    if (visitor === undefined) return 'gone';
    await trx
      .updateTable('workshop_answer')
      .set({ name: '', choices: '{}', sent: 0, sent_at: null, removed_at: now })
      .where('workshop_id', '=', workshopId)
      .where('visitor', '=', visitor)
      .execute();
    await touch(trx, workshopId, now);
    return 'removed';
  };
  return transact(db, remove, () => [workshopLane(workshopId)]);
}

async function findVisitor(trx: Trx, workshopId: string, id: string): Promise<string | undefined> {
  const rows = await sent(trx, workshopId).select('visitor').execute();
  return rows.find(({ visitor }) => idOf(workshopId, visitor) === id)?.visitor;
}

function sent(db: Db, workshopId: string) {
  return db.selectFrom('workshop_answer').where('workshop_id', '=', workshopId).where('sent', '=', 1);
}

function idOf(workshopId: string, visitor: string): string {
  return sha256(`${workshopId}|${visitor}`);
}
