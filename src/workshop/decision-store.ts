import type { Trx } from '../db/database.ts';
import { acceptDecision } from './decision.ts';
import type { DecisionOutcome } from './decision.ts';
import { getWorkshopById, touch } from './store.ts';

interface Posted {
  readonly text: string;
  readonly version: number | undefined;
  readonly now: number;
}

/** Reads, decides and writes in the transaction that it is given. */
export async function changeDecision(
  trx: Trx,
  workshopId: string,
  { text, version, now }: Posted,
): Promise<DecisionOutcome> {
  const { decision: held } = await getWorkshopById(trx, workshopId, now);
  const outcome = acceptDecision(held, text, version);
  const { decision } = outcome;
  if (decision.version === held.version) return outcome;
  const said = { decided: decision.text, decided_version: decision.version };
  await trx.updateTable('workshop').set(said).where('id', '=', workshopId).execute();
  await touch(trx, workshopId, now);
  return outcome;
}
