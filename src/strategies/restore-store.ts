import { isDeepStrictEqual } from 'node:util';
import type { Origin } from '../web/origin.ts';
import { countMade } from '../caps/store.ts';
import type { Db } from '../db/database.ts';
import { NewerRevision } from '../errors.ts';
import { extendStrategy } from './life-store.ts';
import { getLink } from './link-store.ts';
import { getRevision, insertRevision } from './store.ts';
import { transact } from '../db/engine.ts';

interface Wanted {
  readonly editKey: string;
  readonly number: number | undefined;
  readonly shown: readonly string[];
}

/**
 * Saves an older revision again as the newest, unless that says the same already; 409 when a newer one came that the reader
 * never saw. Sharing and counting stay as they are now: what was withdrawn does not come back.
 */
export async function restoreOlder(
  db: Db,
  { editKey, number, shown }: Wanted,
  origin: Origin,
): Promise<void> {
  await transact(db, async (trx) => {
    const { strategyId } = await getLink(trx, 'edit', editKey);
    const [older, latest] = [await getRevision(trx, strategyId, number), await getRevision(trx, strategyId)];
    const { shareDiagnosis, showStart, countMe } = latest.strategy;
    const strategy = { ...older.strategy, shareDiagnosis, showStart, countMe };
    if (isDeepStrictEqual(strategy, latest.strategy)) return;
    if (shown.some((each) => each !== String(latest.number))) throw new NewerRevision(editKey);
    await countMade(trx, 'revision', { ...origin, within: strategyId });
    const from = { broughtBack: older.number, origin };
    await insertRevision(trx, strategyId, latest.number + 1, strategy, origin.now, from);
    await extendStrategy(trx, strategyId, origin.now);
  });
}
